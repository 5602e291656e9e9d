/** The products that are called, by the key that `alicloud:endpoints` uses for them. */
export type Product = "eci" | "vpc" | "ecs" | "sts" | "cr";

/** An API of a product whose actions are paths that are got, beside the one whose actions are posted. */
export interface RestApi {
  version: string;
  paths: Readonly<Record<string, string>>;
}

/** The Personal Edition of Container Registry. */
export const personalCr: RestApi = { version: "2016-06-07", paths: { GetAuthorizationToken: "/tokens" } };

export const apiVersion: Record<Product, string> = {
  eci: "2018-08-08",
  vpc: "2016-04-28",
  ecs: "2014-05-26",
  sts: "2015-04-01",
  cr: "2018-12-01",
};
