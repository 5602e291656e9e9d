import { list, type Rule, text } from "../../core/schema/rules.js";
import { imageKeys, repositoryOf } from "../../registry/imageKeys.js";

/** Without look-ahead, so that the schema of a CustomResourceDefinition can say the same. */
export const imagePattern = /^[^\s,:]+(:[^\s,:/][^\s,:]*)*$/;

/** An image as any container may name it. */
export const imageReference = text({
  matches: imagePattern,
  form: 'an image reference without a scheme or spaces, such as "registry.example.com/team/app:1.2.3"',
});

const image: Rule = (value, property, fail, warn) => {
  if (typeof value === "string" && value.startsWith("["))
    return fail(
      property,
      "names its registry by an IPv6 address, which the name of an image in a cache cannot: use a host name, or an IPv4 address.",
    );
  imageReference(value, property, fail, warn);
  if (isReference(value) && /[A-Z]/.test(repositoryOf(value)))
    fail(property, "has a capital letter in the name of its repository, where references have none.");
};

const each = list(image, { min: 1, max: 20, unit: "images" });

/** The same image by two names is allowed, and yet seldom meant. */
const all: Rule = (value, property, fail, warn) => {
  each(value, property, fail, warn);
  const names = Array.isArray(value) ? value : [];
  const keys = names.map((name) => (isReference(name) ? imageKeys(name)[0] : undefined));
  for (const [index, key] of keys.entries()) {
    const first = keys.indexOf(key);
    if (key !== undefined && first < index && names[first] !== names[index])
      warn(`${property}[${index}]`, `is the same image as ${property}[${first}]: one name is enough.`);
  }
};

export const images: Rule = Object.assign(all, each.bounds && { bounds: each.bounds });

function isReference(value: unknown): value is string {
  return typeof value === "string" && imagePattern.test(value);
}
