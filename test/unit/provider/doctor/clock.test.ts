import { expect, it } from "vitest";
import { clockFinding } from "../../../../provider/doctor/clock.js";

const noon = Date.parse("2026-11-26T12:00:00Z");
const at = (seconds: number) => new Date(noon + seconds * 1_000).toUTCString();

it.each([
  [0, "ok", "as that of eci.example.com"],
  [30, "ok", "as that of eci.example.com"],
  [120, "note", "behind the clock of eci.example.com by 119 s"],
  [-120, "note", "ahead of the clock of eci.example.com by 120 s"],
  [3_600, "wrong", "behind the clock of eci.example.com by 3599 s"],
  [-3_600, "wrong", "ahead of the clock of eci.example.com by 3600 s"],
])("judges a server that is %i s ahead", (seconds, verdict, told) => {
  const asked = { from: noon, to: noon + 1_000 };
  expect(clockFinding("eci.example.com", at(seconds), asked)).toMatchObject({
    about: "clock",
    verdict,
    told,
  });
});

it.each([undefined, "", "yesterday"])("says nothing of the date %j", (date) => {
  expect(clockFinding("eci.example.com", date, { from: noon, to: noon })).toBeUndefined();
});
