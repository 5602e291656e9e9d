/**
 * The text that a resource keeps in its state as `__provider`: the name of the installed code, never the code itself. From the
 * program's folder upwards it looks where npm, pnpm, Yarn and Bun put a package, and where their isolated layouts put what a
 * program depends on only through others; then wherever Node would find it. Texts that were ever written are never changed:
 * states hold them.
 */
export function loaderText(
  exportedName:
    | "imageCache"
    | "containerGroup"
    | "eip"
    | "imageCacheObjectReady"
    | "imageCacheObjectRenewal"
    | "imageCachesReady",
): string {
  return (
    'exports.handler=_=>{const{existsSync:e,readdirSync:l}=require("fs"),k="pulumi-eci",c=process.cwd(),' +
    'r=d=>require("module").createRequire(d+"/_"),' +
    'b=r(c).resolve.paths(k).flatMap(n=>["..",".pnpm",".bun",".store"].map(s=>n+"/"+s)).filter(e)' +
    '.flatMap(s=>[s,...l(s).map(x=>x.indexOf(k+"@")?s:s+"/"+x)]).find(d=>e(d+"/node_modules/"+k));' +
    `try{return r(b||c)(k+"/provider").${exportedName}()}` +
    'catch(x){throw b?x:Error(k+" is missing in "+c+": "+' +
    '(/(pnpm|yarn|bun).lock|$/.exec(l(c))[1]||"npm")+" add "+k)}}'
  );
}
