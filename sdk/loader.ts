/**
 * The text that a resource keeps in its state as `__provider`: the name of the installed code, never the code itself. It
 * looks from the program's folder, then in the folder where pnpm hoists what a program depends on only through others.
 * The texts that these names make are in every state ever written: they are never changed.
 */
export function loaderText(
  exportedName: "imageCache" | "eip" | "imageCacheObjectReady" | "imageCachesReady",
): string {
  return (
    'exports.handler=()=>{const{createRequire}=require("module"),c=process.cwd();' +
    'for(const p of["/_","/node_modules/.pnpm/node_modules/_"])' +
    'try{return createRequire(c+p)("pulumi-eci/provider").' +
    exportedName +
    '()}catch(e){if(e.code!=="MODULE_NOT_FOUND"||!e.message.includes("\'pulumi-eci/provider\'"))throw e}' +
    'throw Error("The package pulumi-eci is not installed for the program in "+c+". Run there: npm install pulumi-eci")}'
  );
}
