module pulumi-eci-example-go

go 1.25

require (
	github.com/pulumi-eci/pulumi-eci/sdk/go/eci v0.2.0
	github.com/pulumi/pulumi/sdk/v3 v3.259.0
)
