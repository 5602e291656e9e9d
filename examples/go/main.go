package main

import (
	"github.com/pulumi-eci/pulumi-eci/sdk/go/eci"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(program)
}

func program(ctx *pulumi.Context) error {
	address, err := eci.NewEip(ctx, "pull", &eci.EipArgs{
		Bandwidth:          pulumi.String("100"),
		InternetChargeType: pulumi.String("PayByTraffic"),
	})
	if err != nil {
		return err
	}
	web, err := eci.NewImageCache(ctx, "web", &eci.ImageCacheArgs{
		Images:          pulumi.StringArray{pulumi.String("docker.io/library/nginx:1.29")},
		VswitchIds:      pulumi.StringArray{pulumi.String("vsw-2zebxkiifuyzzlhlxxxx")},
		SecurityGroupId: pulumi.String("sg-2zebxkiifuyzzlhlxxxx"),
		EipInstanceId:   address.AllocationId,
		RetentionDays:   pulumi.Int(30),
	})
	if err != nil {
		return err
	}
	ctx.Export("imageCacheId", web.ImageCacheId)
	ctx.Export("status", web.Status)
	return nil
}
