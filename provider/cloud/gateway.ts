import Spi, { type InterceptorContext } from "@alicloud/gateway-spi";
import OpenApiUtil from "@alicloud/openapi-util";
import { Request } from "@alicloud/tea-typescript";
import TeaUtil from "@alicloud/tea-util";

const algorithm = "ACS3-HMAC-SHA256";

/**
 * The SDK's extension point for one call, with the signature that its own clients use (V3). The SDK's stock path hides the
 * status of an answer that is no JSON and every response header, so neither a proxy's 502 nor the server's wait hint
 * could be told. Parameters go into the form body: a URL ends up in logs, and some of them are passwords.
 */
export class Gateway extends Spi {
  override async modifyConfiguration(): Promise<void> {}

  override async modifyRequest(context: InterceptorContext): Promise<void> {
    const { request, configuration } = context;
    const form = OpenApiUtil.toForm(request.body);
    const payload = OpenApiUtil.hexEncode(OpenApiUtil.hash(Buffer.from(form), algorithm));
    const credential = await request.credential.getCredential();
    const headers: Record<string, string> = {
      host: configuration.endpoint ?? "",
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
      "user-agent": request.userAgent,
      "x-acs-action": request.action,
      "x-acs-version": request.version,
      "x-acs-date": OpenApiUtil.getTimestamp(),
      "x-acs-signature-nonce": TeaUtil.getNonce(),
      "x-acs-content-sha256": payload,
    };
    if (credential.providerName) headers["x-acs-credentials-provider"] = credential.providerName;
    if (credential.securityToken) {
      headers["x-acs-accesskey-id"] = credential.accessKeyId ?? "";
      headers["x-acs-security-token"] = credential.securityToken;
    }
    const signed = new Request();
    signed.method = request.method;
    signed.pathname = request.pathname;
    signed.query = {};
    signed.headers = headers;
    headers.authorization = OpenApiUtil.getAuthorization(
      signed,
      algorithm,
      payload,
      credential.accessKeyId ?? "",
      credential.accessKeySecret ?? "",
    );
    request.headers = headers;
    request.query = {};
    request.body = form;
  }

  override async modifyResponse(): Promise<void> {}
}
