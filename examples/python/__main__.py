import pulumi
import pulumi_eci as eci

address = eci.Eip("pull", bandwidth="100", internet_charge_type="PayByTraffic")

web = eci.ImageCache(
    "web",
    images=["docker.io/library/nginx:1.29"],
    vswitch_ids=["vsw-2zebxkiifuyzzlhlxxxx"],
    security_group_id="sg-2zebxkiifuyzzlhlxxxx",
    eip_instance_id=address.allocation_id,
    retention_days=30,
)

pulumi.export("imageCacheId", web.image_cache_id)
pulumi.export("status", web.status)
