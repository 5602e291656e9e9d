import type { Product } from "./products.js";

/** What somebody may want to do with this package, and so may be granted or not. */
export type Scope =
  | "imageCache"
  | "containerGroup"
  | "buildEip"
  | "foresight"
  | "eip"
  | "import"
  | "sweep"
  | "measure"
  | "prices";

/** `wait` is what `ImageCachesReady` does; a replacement is a create and a delete, and a preview comes before both. */
export type Operation = "preview" | "create" | "read" | "update" | "delete" | "wait";

/** Which operations of a scope may call an action. */
export type Needs = Readonly<Partial<Record<Scope, readonly Operation[]>>>;

const listed = {
  eci: {
    CreateImageCache: { imageCache: ["create"] },
    DescribeImageCaches: {
      imageCache: ["create", "read", "update", "delete", "wait"],
      containerGroup: ["preview", "create"],
      foresight: ["preview"],
      import: ["read"],
      sweep: ["read", "delete"],
      measure: ["preview"],
    },
    CreateContainerGroup: { containerGroup: ["create"], measure: ["create"] },
    DescribeContainerGroups: {
      containerGroup: ["preview", "create", "read", "update", "delete"],
      import: ["read"],
      sweep: ["read", "delete"],
      measure: ["create"],
    },
    DescribeContainerGroupPrice: { measure: ["preview"], prices: ["read"] },
    DescribeContainerGroupStatus: { containerGroup: ["preview", "create", "update", "delete"] },
    DescribeContainerGroupEvents: {
      imageCache: ["create", "update", "wait"],
      containerGroup: ["create", "read", "update"],
    },
    DescribeContainerLog: { containerGroup: ["create", "update"] },
    UpdateContainerGroup: { containerGroup: ["update"] },
    RestartContainerGroup: { containerGroup: ["update"] },
    DeleteContainerGroup: { containerGroup: ["create", "delete"], sweep: ["delete"], measure: ["create"] },
    UpdateImageCache: { imageCache: ["update"] },
    DeleteImageCache: { imageCache: ["create", "delete"], sweep: ["delete"] },
    TagResources: { imageCache: ["create", "update"], containerGroup: ["create", "update"] },
    UntagResources: { imageCache: ["update"], containerGroup: ["update"] },
    ListUsage: { foresight: ["preview"] },
  },
  vpc: {
    DescribeVSwitches: { foresight: ["preview", "create"] },
    DescribeRouteEntryList: { foresight: ["preview", "create"] },
    DescribeNatGateways: { foresight: ["preview", "create"] },
    DescribeSnatTableEntries: { foresight: ["preview", "create"] },
    AllocateEipAddress: { buildEip: ["create", "update"], eip: ["create"] },
    DescribeEipAddresses: {
      buildEip: ["create", "update", "delete"],
      eip: ["create", "read", "update", "delete"],
      import: ["read"],
      sweep: ["read", "delete"],
    },
    ReleaseEipAddress: {
      buildEip: ["create", "update", "delete"],
      eip: ["create", "delete"],
      sweep: ["delete"],
    },
    AddCommonBandwidthPackageIp: { buildEip: ["create", "update"], eip: ["create", "update"] },
    RemoveCommonBandwidthPackageIp: {
      buildEip: ["create", "update", "delete"],
      eip: ["create", "update", "delete"],
      sweep: ["delete"],
    },
    ModifyEipAddressAttribute: { eip: ["create", "update"] },
    ModifyEipForwardMode: { eip: ["create", "update"] },
    MoveResourceGroup: { eip: ["create", "update"] },
    DeletionProtection: { eip: ["create", "update"] },
    TagResources: { eip: ["create", "update"] },
    UnTagResources: { eip: ["create", "update"] },
  },
  ecs: { DescribePrice: { prices: ["read"] } },
  sts: { GetCallerIdentity: {}, AssumeRole: {} },
  cr: {
    ListInstance: { foresight: ["preview", "create"] },
    GetAuthorizationToken: { foresight: ["preview", "create"] },
  },
} as const satisfies Record<Product, Record<string, Needs>>;

export type ActionName = { [P in Product]: keyof (typeof listed)[P] }[Product];

/**
 * Every action that this package calls. A client calls no other one, and the policies of docs/ram-policy.md are made of it, so
 * that they cannot lack one. An action that nothing stands under needs no permission.
 */
export const actions: Readonly<Record<Product, Readonly<Record<string, Needs>>>> = listed;

/** Refuses an action that the table does not list for this product. */
export function expectListed(product: Product, action: ActionName): void {
  if (!Object.hasOwn(actions[product], action))
    throw new Error(`${product}:${action} is missing from the table of actions.`);
}

/** What has to be granted for these scopes together. */
export function permissionsFor(scopes: readonly Scope[]): string[] {
  return Object.entries(actions).flatMap(([product, named]) =>
    Object.entries(named)
      .filter(([, needs]) => scopes.some((scope) => needs[scope] !== undefined))
      .map(([action]) => `${product}:${action}`),
  );
}
