/** What a program that we start may see: all but what is Pulumi's own, its access token and the configuration's passphrase among it. */
export function childEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^PULUMI_/i.test(name)));
}
