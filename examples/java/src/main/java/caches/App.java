package caches;

import com.pulumi.Pulumi;
import io.github.pulumieci.eci.Eip;
import io.github.pulumieci.eci.EipArgs;
import io.github.pulumieci.eci.ImageCache;
import io.github.pulumieci.eci.ImageCacheArgs;

public class App {
  public static void main(String[] args) {
    Pulumi.run(context -> {
      var address = new Eip("pull", EipArgs.builder()
          .bandwidth("100")
          .internetChargeType("PayByTraffic")
          .build());

      var web = new ImageCache("web", ImageCacheArgs.builder()
          .images("docker.io/library/nginx:1.29")
          .vswitchIds("vsw-2zebxkiifuyzzlhlxxxx")
          .securityGroupId("sg-2zebxkiifuyzzlhlxxxx")
          .eipInstanceId(address.allocationId())
          .retentionDays(30)
          .build());

      context.export("imageCacheId", web.imageCacheId());
      context.export("status", web.status());
    });
  }
}
