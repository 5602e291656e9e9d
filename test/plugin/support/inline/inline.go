package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
)

// Runs the example up, once more, and down, without a language host; prints what came of it as JSON.
func init() {
	ctx := context.Background()
	stack, err := auto.UpsertStackInlineSource(ctx, "dev", "go", program)
	check(err)
	up, err := stack.Up(ctx)
	check(err)
	outputs := map[string]interface{}{}
	for name, output := range up.Outputs {
		outputs[name] = output.Value
	}
	again, err := stack.Preview(ctx)
	check(err)
	_, err = stack.Destroy(ctx)
	check(err)
	check(json.NewEncoder(os.Stdout).Encode(map[string]interface{}{"outputs": outputs, "again": again.ChangeSummary}))
	os.Exit(0)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
