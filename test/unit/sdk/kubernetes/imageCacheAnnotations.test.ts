import { expect, it } from "vitest";
import { imageCacheAnnotationNames } from "../../../../sdk/kubernetes/imageCacheAnnotations.js";
import { optionTexts } from "../../../../sdk/kubernetes/imageCacheObject.js";

it("places every annotation that an option makes, and no other", () => {
  const made = Object.values(optionTexts).flatMap((texts) => Object.keys(texts));
  expect([...imageCacheAnnotationNames].sort()).toEqual(made.sort());
});
