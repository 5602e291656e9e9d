import EciClient from "@alicloud/eci20180808";

export { EciClient };
