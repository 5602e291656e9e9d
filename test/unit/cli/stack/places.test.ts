import { expect, it } from "vitest";
import { distinctPlaces, placesIn, placeText } from "../../../../cli/stack/places.js";
import { cloudsBy } from "../../../../cli/stack/stack.js";

const clouds = cloudsBy({});

function provider(name: string, region: string) {
  const urn = `urn:pulumi:dev::default::pulumi:providers:eci::${name}`;
  return { urn, type: "pulumi:providers:eci", id: name, custom: true, inputs: { region } };
}

function cache(by: ReturnType<typeof provider>, regionId: string) {
  const type = "eci:index:ImageCache";
  const urn = `urn:pulumi:dev::default::${type}::web`;
  return { urn, type, id: "imc-1", provider: `${by.urn}::${by.id}`, outputs: { regionId } };
}

const own = provider("own", "cn-beijing");
const resources = [own, provider("default", "cn-hangzhou"), provider("default_0_2_0", "cn-hangzhou")];

it("knows explicit providers by their name, whatever the project is called", () => {
  const placeOf = placesIn({ resources }, clouds);
  expect(resources.map((one) => placeOf(one)?.regionId)).toEqual(["cn-beijing", undefined, undefined]);
});

it("reaches a resource as its provider does", () => {
  const placeOf = placesIn({ resources }, clouds);
  const places = resources.flatMap((by) => placeOf(cache(by, "cn-shanghai")) ?? []);
  expect(places.map(placeText)).toEqual(["cn-shanghai (provider own)", "cn-shanghai", "cn-shanghai"]);
  expect(distinctPlaces(places).map(placeText)).toEqual(["cn-shanghai (provider own)", "cn-shanghai"]);
});
