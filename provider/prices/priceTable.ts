import type { PriceTable } from "./prices.js";

const example = 'example "China (Hangzhou)" of the page on the billing of image caches, alibabacloud.com';

/**
 * The prices that are known, as the vendor prints them. A region is here only where its own price was read. `pulumi-eci:prices` names a file
 * with others.
 */
export const priceTable: PriceTable = {
  "cn-hangzhou": {
    currency: "USD",
    vcpuSecond: { amount: 0.0000077, date: "2024-03", source: example },
    memoryGiBSecond: { amount: 0.00000096, date: "2024-03", source: example },
    // Printed as 0.05 for 100 GiB and an hour, ESSD PL1.
    diskGiBHour: { amount: 0.0005, date: "2024-03", source: example },
    snapshotGiBMonth: { amount: 0.02, date: "2024-03", source: example },
  },
};
