/** The registry that an image is pulled from, whether or not the rest of its name is one. */
export function registryOf(image: string): string {
  const [first = "", ...rest] = image.split("/");
  if (rest.length === 0 || !(/[.:]/.test(first) || first === "localhost" || /[A-Z]/.test(first)))
    return "docker.io";
  return /^(index|registry-1)\.docker\.io$/i.test(first) ? "docker.io" : first;
}
