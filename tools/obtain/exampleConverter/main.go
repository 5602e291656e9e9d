// Turns programs in YAML into TypeScript, Python, Go and C# by the schema of the plugin, as `pulumi convert` does, without a language host.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/blang/semver"
	"github.com/hashicorp/hcl/v2"
	yaml "github.com/pulumi/pulumi-yaml/pkg/pulumiyaml"
	"github.com/pulumi/pulumi-yaml/pkg/pulumiyaml/codegen"
	"github.com/pulumi/pulumi/pkg/v3/codegen/dotnet"
	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/pcl"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

func main() {
	if len(os.Args) < 4 {
		fail(fmt.Errorf("usage: %s SCHEMA FOLDER PROGRAM.yaml…", os.Args[0]))
	}
	loader := loaderOf(os.Args[1])
	languages := []struct {
		extension string
		generate  func(*pcl.Program) (map[string][]byte, hcl.Diagnostics, error)
	}{
		{".ts", nodejs.GenerateProgram},
		{".py", python.GenerateProgram},
		{".go", gogen.GenerateProgram},
		{".cs", dotnet.GenerateProgram},
	}
	for _, file := range os.Args[3:] {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		for _, language := range languages {
			files, diagnostics, err := language.generate(programOf(file, loader))
			fail(err)
			if diagnostics.HasErrors() {
				fail(diagnostics)
			}
			for _, content := range files {
				fail(os.WriteFile(filepath.Join(os.Args[2], name+language.extension), content, 0o644))
			}
		}
	}
}

func programOf(file string, loader schema.ReferenceLoader) *pcl.Program {
	text, err := os.ReadFile(file)
	fail(err)
	template, diagnostics, err := yaml.LoadYAMLBytes(file, text)
	fail(err)
	if diagnostics.HasErrors() {
		fail(diagnostics)
	}
	program, problems, err := codegen.EjectProgram(template, loader)
	fail(err)
	if problems.HasErrors() {
		fail(problems)
	}
	return program
}

// The one package that the programs use, which is at hand.
type onePackage struct{ reference schema.PackageReference }

func (one onePackage) LoadPackage(string, *semver.Version) (*schema.Package, error) {
	return one.reference.Definition()
}

func (one onePackage) LoadPackageV2(context.Context, *schema.PackageDescriptor) (*schema.Package, error) {
	return one.reference.Definition()
}

func (one onePackage) LoadPackageReference(string, *semver.Version) (schema.PackageReference, error) {
	return one.reference, nil
}

func (one onePackage) LoadPackageReferenceV2(
	context.Context, *schema.PackageDescriptor,
) (schema.PackageReference, error) {
	return one.reference, nil
}

func loaderOf(file string) schema.ReferenceLoader {
	text, err := os.ReadFile(file)
	fail(err)
	var spec schema.PackageSpec
	fail(json.Unmarshal(text, &spec))
	pkg, diagnostics, err := schema.BindSpec(spec, onePackage{}, schema.ValidationOptions{})
	fail(err)
	if diagnostics.HasErrors() {
		fail(diagnostics)
	}
	return onePackage{pkg.Reference()}
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
