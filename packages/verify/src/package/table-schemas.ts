/** How bundles of version 0 describe the columns of their tables: SHA-256 of the schema in canonical JSON, by path. */
export const TABLE_SCHEMAS: Readonly<Record<string, string>> = {
  "units.csv": "0f4d2c9a96deb6c9328082c79b22430cb2b11ab1b7770fa09cf3b116b8c8a4d7",
  "unit-pauses.csv": "529f1c513fbca1354eac8c24261951da210122a9c19f46a49f7bde77e9ed63f8",
  "unit-names.csv": "35eb6b62c87b247f70f308868992017653b4f0547d0bdc3509e4448e63d0f6c1",
  "unit-codes.csv": "453c630e71c82f7e15ca16b3bf1293aad4e3e7f4b406dec425f4c10610418934",
  "unit-memberships.csv": "62d9365c4f9d17110801fc3c1b4510286dd716648057d852a195751f2735394d",
  "unit-lineage.csv": "98bd126e8cc8a8d06f2653346642568a26cf9582300e8476fd9f09e321c5d44c",
  "submissions.csv": "b7611bdcf5efaa063f6b34e7ff3dacb2fbb792aedb029b895ad4e4141ce79173",
  "observations.csv": "722b2122a7dce310b9ffd47a24780ef6900f10f31f08f8d00eb3faf5692e0d06",
  "observations.parquet": "722b2122a7dce310b9ffd47a24780ef6900f10f31f08f8d00eb3faf5692e0d06",
  "scorecards.csv": "568bdb47fe00e68690eae5d2d819469f99b8c9fdea3920f14594c69bdb360717",
  "notices.csv": "53f85e2b04846fb83bae19b8a81e52c64f67094dbde6c791c5204e16e3e894fa",
  "ratings.csv": "5f8be741e3118918ef3f22d7409f7211ae1891701b680f0ccdcf9bc7f943c5b9",
  "designations.csv": "b14ac3e1d0a875d102f3de47f1b0e6e955f6e0078978357f0860db87ace36d80",
};
