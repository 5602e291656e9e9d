/** How the packages of each language are called. None may be the name of the dynamic package, whose users need no plugin. */
export const languages = {
  nodejs: { packageName: "pulumi-eci-sdk", respectSchemaVersion: true },
  python: { packageName: "pulumi_eci", respectSchemaVersion: true, pyproject: { enabled: true } },
  go: {
    importBasePath: "github.com/pulumi-eci/pulumi-eci/sdk/go/eci",
    respectSchemaVersion: true,
    generateResourceContainerTypes: true,
  },
  csharp: { rootNamespace: "PulumiEci", respectSchemaVersion: true },
  java: {
    basePackage: "io.github.pulumieci",
    buildFiles: "gradle",
    dependencies: {
      "com.google.code.findbugs:jsr305": "3.0.2",
      "com.google.code.gson:gson": "2.8.9",
      "com.pulumi:pulumi": "1.20.0",
    },
  },
};
