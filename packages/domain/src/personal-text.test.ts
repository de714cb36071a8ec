import { expect, test } from "vitest";
import { personalIn } from "./personal-text.ts";

test.each([
  ["ask anna.keller@example.org", "an e-mail address"],
  ["anna＠example．org has the list", "an e-mail address"],
  ["联系 zhang@163.com", "an e-mail address"],
  ["<tashi@town.gov.cn>", "an e-mail address"],
  ["called back on 13812345678", "a telephone number"],
  ["138 1234 5678", "a telephone number"],
  ["１３８１２３４５６７８", "a telephone number"],
  ["电话：0971-6301234", "a telephone number"],
  ["+41 44 668 18 00 at the desk", "a telephone number"],
  ["tel. 668 18 00", "a telephone number"],
  ["ཁ་པར། 8621234", "a telephone number"],
  ["(0971) 630 1234", "a telephone number"],
  ["110101199003074514 signed", "an identity number"],
])("%s holds %s", (text, what) => {
  expect(personalIn(text)).toBe(what);
});

test.each([
  "annual report 2025, page 14",
  "survey 2026-03-01 to 2026-03-31, 214 answers",
  "budget 12 500 000 CNY, of which 1,350,000 for culture",
  "minutes no. 2026/0417-12",
  "GB/T 19001-2016; ISO 9001:2015",
  "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  "file 20260317142233.pdf",
  "coordinates 36.6171, 101.7782",
  "2024 2025 2026",
  "@ the town hall",
  "3 @ 40 m²",
  "https://example.org/reports/2026",
  "通告第〔2026〕12号，共 1,204 份",
  "ལོ་ ༢༠༢༦ བརྡ་ཁྱབ།",
  "1320 kWh, 138123 m3",
  "unit 632100 202601 004",
])("%s holds nothing personal", (text) => {
  expect(personalIn(text)).toBeNull();
});
