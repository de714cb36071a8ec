// What is said in the round under way, in the languages of the programme. A long table.

import type { Text } from "@touchstone/domain";

const said = (en: string, zh: string, bo: string): readonly Text[] => [
  { text: en, lang: "en", origin: "source", review: null },
  { text: zh, lang: "zh-Hans", origin: "machine", review: "unreviewed" },
  { text: bo.normalize("NFC"), lang: "bo", origin: "machine", review: "unreviewed" },
];

export const ROUND_TITLE = (year: number): readonly Text[] =>
  said(`Round of ${year}`, `${year}年一轮`, `${year} ལོའི་ཐེངས།`);

export const TO_MEND = said(
  "The share of notices is of last spring: please say that of this year.",
  "公告占比是去年春天的数字：请填写今年的。",
  "བརྡ་ཐོའི་བསྡུར་ཚད་ནི་ན་ནིང་གི་དཔྱིད་ཀའི་ཡིན། འདི་ལོའི་འབྲི་རོགས།",
);

export const TOO_LOW = said(
  "What is done here falls short of what the grade asks for; the scorecard says by how much.",
  "此项工作未达到该等级的要求；评分卡说明了差距。",
  "འདིའི་ལས་ཀ་རིམ་པས་དགོས་པ་ལས་དམའ་བ་རེད། སྐར་ཐོས་ཁྱད་པར་ཇི་ཙམ་ཡིན་པ་བཤད་ཡོད།",
);

export const WHY_CERTAIN = said(
  "Three reviewers agree on what they saw, and the score stays above the threshold without the weakest figure.",
  "三位评审员所见一致，去掉最弱的一项后得分仍高于门槛。",
  "དཔྱད་མཁན་གསུམ་གྱིས་མཐོང་བ་གཅིག་མཚུངས་ཡིན། གྲངས་ཀ་ཞན་ཤོས་མེད་ཀྱང་སྐར་མ་སྒོ་ཚད་ལས་མཐོ།",
);

export const RECOMMENDED = said(
  "Both reviewers saw the same, and the unit's answers bear it out.",
  "两位评审员所见相同，单位的答复也予以证实。",
  "དཔྱད་མཁན་གཉིས་ཀས་གཅིག་མཚུངས་མཐོང་། སྡེ་ཚན་གྱི་ལན་གྱིས་ཀྱང་བདེན་པ་བསྟན།",
);

export const NOTICE_WORD = said(
  "Whoever knows of something that speaks against one of these decisions can say so until the notice ends.",
  "任何人如有异议，可在公示期内提出。",
  "ཐག་གཅོད་འདི་དག་ལ་མི་འཐད་པ་ཡོད་ན་གསལ་བསྒྲགས་མ་རྫོགས་བར་དུ་བཤད་ཆོག",
);

export const NOT_UPHELD = said(
  "The desk was closed for a week while its room was repaired; the hours on record are those of the year.",
  "服务台因房间维修关闭了一周；记录的是全年的时数。",
  "ཁང་པ་བཟོ་བཅོས་སྐབས་ཞབས་ཞུའི་ལྕོག་ཙེ་བདུན་ཕྲག་གཅིག་ལ་བཀག ཐོ་འགོད་ནི་ལོ་ཧྲིལ་པོའི་དུས་ཚོད་ཡིན།",
);

export const COMMITMENT = said(
  "By next summer every notice is to hang in all service languages, at the shop too.",
  "明年夏天之前，所有公告都用各种服务语言张贴，商店门口也不例外。",
  "ཕྱི་ལོའི་དབྱར་ཀའི་ནང་བརྡ་ཐོ་ཚང་མ་ཞབས་ཞུའི་སྐད་ཡིག་ཚང་མའི་ནང་སྦྱར་རྒྱུ་དང་། ཚོང་ཁང་དུའང་སྦྱར་རྒྱུ།",
);

export const EARLIER_TITLE = said("Village of good neighbours", "睦邻村", "ཁྱིམ་མཚེས་བཟང་པོའི་གྲོང་ཚོ།");
export const EARLIER_SOURCE = said(
  "Decision of the invented council of Alderreach, from its gazette",
  "桤影地区（虚构）议事会的决定，见其公报",
  "ལྕང་རིང་ས་ཁུལ་གྱི་གྲོས་ཚོགས་ཀྱི་ཐག་གཅོད། དེའི་གསལ་བསྒྲགས་ནས།",
);

/** Why a level is given, as reviewers say it. */
export const RATED = {
  low: "Nothing in the proofs shows anybody there.",
  high: "The pictures show it on each day of the week.",
} as const;

/** What pictures show, and that they are drawn. */
export const PROOF_TITLES = {
  desk: "The desk in the hall, and the notices above it (drawn for this example)",
  place: "The village hall from outside (drawn for this example)",
} as const;

export const REPLY = "The figure for courses leaves out those that the school held for us.";
export const OBJECTION = "The desk in this village was closed when we came, twice in June.";
export const OPEN_OBJECTION = "The ramp at the village hall ends in a step; nobody in a wheelchair gets in.";
