import { entriesOf, stringOf } from "./answer.js";
import type { Caller } from "./client.js";

/** Id of the Enterprise instance of this very name in the region; the API finds names that contain it, too. */
export async function findCrInstance(caller: Caller, instanceName: string): Promise<string | undefined> {
  const reply = await caller.call("ListInstance", { InstanceName: instanceName, PageSize: 100 });
  const instances = entriesOf(reply.Instances);
  const found = instances.find((instance) => stringOf(instance, "InstanceName") === instanceName);
  return found && stringOf(found, "InstanceId");
}

/** A login for an hour that may do in the instance what the caller may. */
export async function getAuthorizationToken(
  caller: Caller,
  instanceId: string,
): Promise<{ userName: string; password: string } | undefined> {
  const reply = await caller.call("GetAuthorizationToken", { InstanceId: instanceId });
  const userName = stringOf(reply, "TempUsername");
  const password = stringOf(reply, "AuthorizationToken");
  return userName === undefined || password === undefined ? undefined : { userName, password };
}

/** The same for all that the caller has in the Personal Edition of the region. */
export async function getPersonalToken(
  caller: Caller,
): Promise<{ userName: string; password: string } | undefined> {
  const { data } = await caller.call("GetAuthorizationToken", {});
  const [token = {}] = entriesOf([data]);
  const userName = stringOf(token, "tempUserName");
  const password = stringOf(token, "authorizationToken");
  return userName === undefined || password === undefined ? undefined : { userName, password };
}
