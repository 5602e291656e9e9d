// The Kubernetes plugin. Its own main package cannot be built from a module cache, which lacks the two files that it embeds.
package main

import (
	_ "embed"

	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/provider"
	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/version"
)

//go:embed schema.json
var schema []byte

//go:embed terraform-mapping.json
var terraformMapping []byte

func main() {
	start := `{"version":"` + version.Version + `",`
	provider.Serve("kubernetes", version.Version, append([]byte(start), schema[1:]...), terraformMapping)
}
