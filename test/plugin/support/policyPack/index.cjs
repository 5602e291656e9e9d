const { PolicyPack } = require("@pulumi/policy");
const { imageCachePolicies } = require("pulumi-eci/policies");

new PolicyPack("caches", {
  policies: imageCachePolicies({ levels: { "image-cache-no-latest": "mandatory" } }),
});
