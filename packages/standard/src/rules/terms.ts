/**
 * Words that a standard rarely needs and that people should look at twice. They only warn: what can
 * be refused is refused by structure (kinds, classes, the catalogue, the shape of conditions), and a
 * list of words is never complete. A long table; the Tibetan ones await a native reader.
 */
export interface Terms {
  readonly about: string;
  /** parts of regular expressions, matched as whole words, plural included */
  readonly en: string;
  /** matched anywhere in a text without spaces, simplified and traditional */
  readonly zh: string;
  /** matched anywhere, with their syllable marks left out */
  readonly bo: string;
}

export const PRIVATE: readonly Terms[] = [
  {
    about: "belief and worship",
    en: `religion|religious|religiosity|faiths?|believer|belief|worship(?:per|ping)?|prayers?|praying|monk|nun|clergy|imam|priest
      |lama|monaster(?:y|ies)|temple|church(?:es)?|mosque|shrine|pilgrim(?:age)?|buddhis[tm]|muslim|islam(?:ic)?|christian
      |hindu|atheis[tm]|secularisation`,
    zh: `宗教 信仰 信教 教徒 信徒 信众 信眾 僧人 僧尼 僧侣 僧侶 尼姑 喇嘛 寺庙 寺廟 寺院 教堂 清真寺 朝圣 朝聖 礼拜 禮拜 祈祷 祈禱 佛教
      伊斯兰 伊斯蘭 穆斯林 基督 天主教 道教 无神论 無神論 转经 念经`,
    bo: "ཆོས་ལུགས དད་པ དད་ལྡན དགེ་འདུན གྲྭ་པ བཙུན་མ དགོན་པ དགོན་སྡེ ལྷ་ཁང གནས་སྐོར གནས་མཇལ ཁ་ཆེ",
  },
  {
    about: "origin",
    en: `ethnic|ethnicit(?:y|ies)|minorit(?:y|ies)|nationalit(?:y|ies)|race|racial|tribe|tribal|caste|clan|indigenous
      |(?:im|e)?migrant|refugee|foreign born|foreigner|native born|bloodline|ancestry|descent`,
    zh: "民族 族群 族裔 种族 種族 血统 血統 籍贯 籍貫 祖籍 移民 难民 難民 外来人口 外來人口 流动人口 流動人口 外来户 户籍 戶籍 汉族 漢族 藏族 回族 维吾尔 維吾爾 蒙古族 壮族 壯族 满族 滿族 苗族 彝族 土家族 哈萨克族 哈薩克族 羌族 门巴族 珞巴族 撒拉族 东乡族 東鄉族 藏民 回民 汉民 漢民",
    bo: "མི་རིགས རུས་རྒྱུད རུས་ཁུངས རྒྱ་རིགས བོད་རིགས ཧུའེ་རིགས ཧུའི་རིགས སོག་རིགས ཡུ་གུར གཞིས་སྤོ",
  },
  {
    about: "what people speak",
    en: `mother tongue|native speakers?|native language|first language|home language|heritage language
      |(?:spoken|speaks?|speaking) at home|(?:share|number|count) of speakers?|bilingual (?:famil(?:y|ies)|household)|language proficiency|can speak|who speak`,
    zh: "母语 母語 家庭语言 家庭語言 在家说 在家說 家中使用的语言 普通话水平 普通話水平 会说普通话 能说普通话 普及率 双语家庭 雙語家庭",
    bo: "ཕ་སྐད མ་སྐད ཁྱིམ་ནང་གི་སྐད ཁྱིམ་སྐད",
  },
  {
    about: "private life",
    en: `marriage|married|marry(?:ing)?|intermarriage|divorced?|spouse|wedlock|fertility|birth rate|childbearing|pregnan(?:t|cy)
      |sexual|dress(?:ed|ing)? code|clothing|headscar(?:f|ves)|veils?|veiled|hijab|burqa|beards?|bearded|traditional (?:dress|costume)`,
    zh: "婚姻 结婚 結婚 通婚 离婚 離婚 嫁娶 配偶 生育 计划生育 怀孕 服装 服裝 服饰 服飾 着装 著裝 头巾 頭巾 面纱 面紗 罩袍 胡须 蓄须",
    bo: "གཉེན་སྒྲིག བཟའ་ཚང ཆང་ས གྱོན་ཆས གྱོན་གོས སྐྲ་བཅིངས",
  },
  {
    about: "health of persons",
    en: `disabled (?:people|persons?|residents?)|hiv|mental(?:ly)? ill(?:ness)?|addict(?:s|ion|ed)?|drug users?|drunk(?:s|ards?|enness)
      |prevalence|infected (?:people|persons?)|chronically ill`,
    zh: "残疾人数 殘疾人數 残疾人口 艾滋 精神病 吸毒 瘾君子 患病率 患者人数 酗酒",
    bo: "ནད་པའི་གྲངས དབང་པོ་སྐྱོན་ཅན་གྱི་གྲངས",
  },
  {
    about: "attending",
    en: "attendance|attendee|attended by|turnout|head ?count|sign in sheet|number of (?:participants|people present)|participation rate",
    zh: "出席 到会 到會 参会人数 參會人數 参与率 參與率 参加人数 參加人數 签到 簽到 到场人数 觀眾人數",
    bo: "ཚོགས་ཞུགས་མི་གྲངས ཞུགས་མི་གྲངས",
  },
  {
    about: "politics",
    en: `part(?:y|ies) members?|party membership|political(?:ly)?|loyal(?:ty)?|patriot(?:s|ic|ism)?|ideolog(?:y|ies|ical)|voters?
      |voted|voting|votes?|allegiance|separatis[tm]`,
    zh: "党员 黨員 政治 忠诚 忠誠 爱国 愛國 思想教育 意识形态 意識形態 拥护 擁護 感恩教育 投票率 分裂",
    bo: "ཏང་ཡོན སྲིད་དོན རྒྱལ་གཅེས ལྟ་བའི་སློབ་གསོ ཁ་བྲལ་རིང་ལུགས",
  },
  {
    about: "signing and promising by people",
    en: "pledged?|signature|signator(?:y|ies)|signed by|oath|vow|letter of commitment",
    zh: "承诺书 承諾書 保证书 保證書 宣誓 誓言 签名 簽名 联名 聯名 签约率 簽約率",
    bo: "ཁས་ལེན་ཡི་གེ མནའ་སྐྱེལ མིང་རྟགས",
  },
  {
    about: "quarrels and gatherings",
    en: "petition(?:er)?|dispute|lawsuit|litigation|quarrel|feud|protest(?:er)?|gathering|unlawful assembl(?:y|ies)|riot|unrest|strikes?",
    zh: "上访 上訪 信访 信訪 纠纷 糾紛 矛盾化解 诉讼 訴訟 抗议 抗議 聚集 集会 集會 群体性事件 群體性事件 维稳 維穩 闹事",
    bo: "གྱོད་གཞི རྩོད་གཞི འཁྲུག་རྩོད ཁྲོམ་སྐོར ངོ་རྒོལ",
  },
  {
    about: "policing",
    en: `polic(?:e|ing)|patrols?|cameras?|cctv|checkpoint|informants?|informers?|watch ?list|black ?list(?:ed)?|crime|criminal
      |offen[cs]e|offender|arrests?|suspects?|suspicious|stability maintenance|surveilled|deviant|misconduct of (?:residents|people)`,
    zh: "治安 监控 監控 摄像头 攝像頭 巡逻 巡邏 网格员 網格員 举报 舉報 线人 犯罪 案件 拘留 嫌疑 黑名单 黑名單 失信 重点人员 重點人員 敏感人员 零案件",
    bo: "ཉེན་རྟོག ལྟ་རྟོག་འཕྲུལ་ཆས མྱུལ་ཞིབ ཉེས་ཅན",
  },
  {
    about: "conduct of households",
    en: "(?:model|civili[sz]ed|star|exemplary|harmonious) (?:famil(?:y|ies)|households?|citizens?|residents?)|good deeds?|social credit|point(?:s)? bank|moral(?:ity|s)?",
    zh: "文明户 文明戶 文明家庭 五好家庭 最美家庭 星级户 十星级 模范户 道德积分 积分制 好人好事 道德模范",
    bo: "ཁྱིམ་ཚང་དཔེ་བཟང དཔེ་སྟོན་ཁྱིམ་ཚང",
  },
  {
    about: "taking part in the programme",
    en: "(?:units?|villages?|schools?|number|share) (?:that |who |which )?(?:applied|enrolled|taking part|take part in the programme|signed up|joined the programme)|programme participation|enrol?ment in the programme",
    zh: "参评率 參評率 申报率 申報率 申报数 创建率 參與創建 参与创建",
    bo: "ལས་རིམ་ལ་ཞུགས",
  },
];

/** In the name of a type of unit: units are areas, institutions, enterprises, associations and teams. */
export const NO_UNITS: readonly Terms[] = [
  {
    about: "a household or a person as a unit",
    en: `households?|famil(?:y|ies)|persons?|people|citizens?|individuals?|residents?|villagers?|pupils?|students?|employees?|leaders?|homes?|couples?
      |officers?|officials?|cadres?|workers?|teachers?|head ?teachers?|doctors?|nurses?|clerks?|mayors?|directors?|managers?|heads? of|chiefs?|secretar(?:y|ies)|candidates?|nominees?|singles?|human beings?`,
    zh: "户 戶 家庭 个人 個人 人员 人員 村民 居民 公民 学生 學生 职工 员工 夫妻 干部 幹部 官员 官員 公务员 公務員 民警 警官 教师 教師 老师 老師 医生 醫生 校长 校長 村长 村長 镇长 鎮長 县长 縣長 书记 書記 主任 所长 所長 局长 局長 候选人 候選人",
    bo: "ཁྱིམ་ཚང མི་སྒེར མི་དམངས གྲོང་མི སློབ་མ ལས་བྱེད་པ དཔོན་རིགས དགེ་རྒན སྨན་པ",
  },
  {
    about: "a place of worship as a unit",
    en: "monaster(?:y|ies)|nunner(?:y|ies)|temples?|church(?:es)?|mosques?|synagogues?|shrines?|parish(?:es)?|congregations?|chapels?|stupas?",
    zh: "寺 庙 廟 教堂 清真 道观 道觀 佛堂 祠 堂口",
    bo: "དགོན་པ དགོན་སྡེ ལྷ་ཁང མཆོད་རྟེན བླ་བྲང",
  },
];

/** What people say to those who serve them; a warning only where fewer of it seems to be wanted. */
export const VOICE: Terms = {
  about: "people asking and objecting",
  en: "complain(?:ts?|ing|ers?|ed)?|objections?|appeals?|requests?|questions? asked|petitions?|grievances?|claims?",
  zh: "投诉 投訴 申诉 申訴 异议 異議 诉求 訴求 意见 信访 信訪 上访 上訪 举报 舉報 请求",
  bo: "ཞུ་གཏུག སྐྱོན་བརྗོད དགོས་འདུན ངོ་རྒོལ",
};
export const FEWNESS: Terms = {
  about: "fewer",
  en: "few(?:er|est)?|less|no|none|zero|without|free of|reduc(?:ed?|tion|ing)|decreas(?:ed?|ing)|declin(?:ed?|ing)|drop(?:ped)?|fall(?:s|en|ing)?|below|at most|under|minimi[sz]ed?|avoid(?:ed)?|prevent(?:ed)?|withdrawn|dismissed|low(?:er|est)?",
  zh: "少 无 無 没有 沒有 零 减 減 下降 降低 不超过 不超過 以下 低于 低於 撤回 撤诉 化解 杜绝 杜絕 避免 息诉 息訪 息访",
  bo: "ཉུང མེད ཆག དམའ",
};
