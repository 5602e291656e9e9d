/** The products that are called, by the key that `alicloud:endpoints` uses for them. */
export type Product = "eci" | "vpc" | "sts" | "cr";

export const apiVersion: Record<Product, string> = {
  eci: "2018-08-08",
  vpc: "2016-04-28",
  sts: "2015-04-01",
  cr: "2018-12-01",
};
