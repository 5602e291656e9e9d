import type * as table from "../../provider/cloud/actions.ts";
import { markdownTable } from "./markdownTable.mts";

type Table = Pick<typeof table, "actions" | "permissionsFor">;
type Scope = table.Scope;

const scopes: Readonly<Record<Scope, string>> = {
  imageCache: "`ImageCache`, `ImageCachesReady`",
  containerGroup: "`ContainerGroup`",
  buildEip: "addresses of builds",
  foresight: "what a preview warns of",
  eip: "`Eip`",
  import: "`pulumi-eci import`, `migrate`, `status`, `doctor`",
  sweep: "`pulumi-eci sweep`",
  measure: "`pulumi-eci measure`",
  prices: "`--prices api`",
};
const scopeNames = Object.keys(scopes) as Scope[];

const policies: readonly { title: string; scopes: readonly Scope[] }[] = [
  { title: "Image caches only", scopes: ["imageCache"] },
  { title: "Image caches, with `autoCreateEip` or `eipInstanceId`", scopes: ["imageCache", "buildEip"] },
  { title: "Image caches, and what a preview warns of", scopes: ["imageCache", "foresight"] },
  { title: "`ContainerGroup` only", scopes: ["containerGroup"] },
  { title: "`Eip` only", scopes: ["eip"] },
  {
    title: "`pulumi-eci import`, `pulumi-eci migrate`, `pulumi-eci status` and `pulumi-eci doctor`",
    scopes: ["import"],
  },
  { title: "`pulumi-eci sweep`", scopes: ["sweep"] },
  { title: "`pulumi-eci measure`", scopes: ["measure"] },
  { title: "`--prices api` of `pulumi-eci status`", scopes: ["import", "prices"] },
  { title: "Everything", scopes: scopeNames },
];

/** The page as it has to stand in docs. */
export function ramPolicyPage(source: Table): string {
  const sections = policies.map((policy) => section(policy, source));
  return [intro, rows(source), "## Policies", ...sections, outro].join("\n\n").concat("\n");
}

const intro = `# Permissions

<!-- Written by npm run docs:ram from provider/cloud/actions.ts. Change it there. -->

What a RAM user or role needs for what it does with this package. The provider calls no action that is missing here, and a test runs every
lifecycle on the emulator with each policy below, and again without each of its actions: then something fails.`;

function rows({ actions }: Table): string {
  const lines = Object.entries(actions).flatMap(([product, named]) =>
    Object.entries(named)
      .filter(([, needs]) => Object.keys(needs).length > 0)
      .map(([action, needs]) => [
        `\`${product}:${action}\``,
        ...scopeNames.map((scope) => cell(needs, scope)),
      ]),
  );
  return markdownTable(["action", ...scopeNames.map((scope) => scopes[scope])], lines);
}

function cell(needs: table.Needs, scope: Scope): string {
  return needs[scope]?.join(", ") ?? "";
}

function section(policy: (typeof policies)[number], source: Table): string {
  const Action = source.permissionsFor(policy.scopes);
  const document = { Version: "1", Statement: [{ Effect: "Allow", Action, Resource: "*" }] };
  return `### ${policy.title}\n\n\`\`\`json\n${JSON.stringify(document, null, 2)}\n\`\`\``;
}

const outro = `## What to know

- \`sts:GetCallerIdentity\` is called by every run and needs no permission.
- \`pulumi-eci doctor\` prints the statement for what was refused. It also asks \`ListUsage\`, and with \`--dry-run\` \`CreateContainerGroup\`; without them
  it says so, and goes on.
- A replacement is a create and a delete. \`delete\` under create: what a killed or failed run has left is removed first.
- Without \`TagResources\`, creating works all the same: the phase of the object stays \`creating\`, so that a later run may take it for a
  [leftover](crash-safety.md). A change of tags fails. An \`Eip\` that lacks its owner's mark gets a warning instead of the mark.
- Without \`DescribeContainerGroupEvents\`, a build that fails or hangs is explained by the cache's own events alone, without what kubelet said.
- Without the right to list (\`DescribeImageCaches\` for a tag), a create says so in a warning and does without the look for leftovers.
- \`ListUsage\` and the four actions that look at networks serve warnings alone: a quota that will be exceeded, a build without a way to the
  Internet. Without them nothing is said, and nothing fails.
- \`AddCommonBandwidthPackageIp\` and \`RemoveCommonBandwidthPackageIp\` matter only where a bandwidth package is declared, and of the actions of an
  \`Eip\` only those whose arguments are declared: leave out what your programs do not use.
- The first image cache of an account makes the service-linked role AliyunServiceRoleForECI: somebody with
  \`ram:CreateServiceLinkedRole\` has to have done that once.
- Narrower than \`*\`: image caches are \`acs:eci:<region>:<account>:imagecache/<id>\`, with the condition key \`eci:tag\`. Lists and creates have no id
  yet. That is the documents' word; the emulator takes \`*\` only.
- To try a policy: \`pulumi-eci emulator --policy policy.json\`, or \`policy\` of an [account](emulator.md) of \`startEmulator\`.`;
