// The words that invented places are called by: each says the same thing in three languages. A long table.

/** The same word in English, Chinese, and Tibetan. */
export type Word = readonly [en: string, zh: string, bo: string];

/** What a place is called after: plants, animals, weather, things. Tibetan stands in the genitive. */
export const AFTER: readonly Word[] = [
  ["Willow", "垂柳", "ལྕང་མའི་"],
  ["Juniper", "老柏", "ཤུག་པའི་"],
  ["Birch", "银桦", "སྟག་པའི་"],
  ["Poplar", "高杨", "དབྱར་པའི་"],
  ["Walnut", "胡桃", "སྟར་ཁའི་"],
  ["Peach", "桃枝", "ཁམ་བུའི་"],
  ["Barley", "麦穗", "ནས་ཀྱི་"],
  ["Pea", "豌豆", "སྲན་མའི་"],
  ["Turnip", "蔓菁", "ཉུང་མའི་"],
  ["Mushroom", "松菇", "ཤ་མོའི་"],
  ["Rose", "野蔷薇", "སེ་བའི་"],
  ["Nettle", "荨麻", "ཟྭ་པོའི་"],
  ["Rain", "细雨", "ཆར་པའི་"],
  ["Rainbow", "虹影", "འཇའ་ཡི་"],
  ["Cloud", "云朵", "སྤྲིན་གྱི་"],
  ["Mist", "薄雾", "སྨུག་པའི་"],
  ["Dew", "露珠", "ཟིལ་པའི་"],
  ["Frost", "霜花", "བ་མོའི་"],
  ["Moon", "弯月", "ཟླ་བའི་"],
  ["Star", "星子", "སྐར་མའི་"],
  ["Dawn", "晓光", "སྐྱ་རེངས་ཀྱི་"],
  ["Wind", "风哨", "རླུང་གི་"],
  ["Echo", "回声", "བྲག་ཆའི་"],
  ["Owl", "林鸮", "འུག་པའི་"],
  ["Crane", "灰鹤", "ཁྲུང་ཁྲུང་གི་"],
  ["Swallow", "燕尾", "ཁུག་རྟའི་"],
  ["Cuckoo", "布谷", "ཁུ་བྱུག་གི་"],
  ["Magpie", "花鹊", "སྐྱ་ཀའི་"],
  ["Duck", "野鸭", "ངུར་བའི་"],
  ["Bee", "蜜蜂", "སྦྲང་མའི་"],
  ["Butterfly", "粉蝶", "ཕྱེ་མ་ལེབ་ཀྱི་"],
  ["Hare", "雪兔", "རི་བོང་གི་"],
  ["Deer", "小鹿", "ཤ་བའི་"],
  ["Fox", "红狐", "ཝ་མོའི་"],
  ["Otter", "花獭", "སྲམ་གྱི་"],
  ["Marmot", "旱獭", "འཕྱི་བའི་"],
  ["Lamb", "羊羔", "ལུ་གུའི་"],
  ["Foal", "马驹", "རྟེའུའི་"],
  ["Lantern", "纸灯", "སྒྲོན་མེའི་"],
  ["Ladder", "木梯", "སྐས་ཀྱི་"],
  ["Saddle", "马鞍", "སྒའི་"],
  ["Flute", "短笛", "གླིང་བུའི་"],
  ["Basket", "竹篮", "སླེ་པོའི་"],
  ["Millstone", "石磨", "རང་འཐག་གི་"],
  ["Salt", "盐粒", "ཚྭའི་"],
  ["Pebble", "卵石", "རྡེའུའི་"],
  ["Slate", "青板石", "གཡམ་པའི་"],
  ["Copper", "赤铜", "ཟངས་ཀྱི་"],
];

/** What a place is. */
export const LANDS: readonly Word[] = [
  ["Spring", "泉", "ཆུ་མིག"],
  ["Brook", "溪", "གྲོག་ཆུ"],
  ["Bridge", "桥", "ཟམ་པ"],
  ["Ford", "渡", "ཆུ་རབས"],
  ["Pool", "潭", "མཚེའུ"],
  ["Bank", "岸", "ཆུ་ངོགས"],
  ["Meadow", "甸", "སྤང་ལྗོངས"],
  ["Plain", "坪", "ཐང"],
  ["Field", "田", "ཞིང་ཁ"],
  ["Foot", "麓", "རི་ཞོལ"],
  ["Ridge", "岭", "སྒང"],
  ["Pass", "垭", "ལ་ཁ"],
  ["Rock", "岩", "བྲག"],
  ["Valley", "谷", "ལུང་པ"],
  ["Bend", "湾", "ཆུ་ཁུག"],
  ["Wood", "林", "ནགས་ཚལ"],
  ["Garden", "园", "ལྡུམ་ར"],
  ["Hill", "丘", "རི་ཆུང"],
  ["Terrace", "台", "སྡིངས"],
  ["Well", "井", "ཁྲོན་པ"],
];

export const REGION: Word = ["Alderreach", "桤影地区", "ལྕང་རིང་ས་ཁུལ"];

/** Counties, each with the name that its places are reached by. */
export const COUNTIES: readonly Word[] = [
  ["Larkwater", "云雀水", "ཅོ་གའི་ཆུ"],
  ["Emberfold", "余烬坳", "མེ་མདག་ལུང"],
  ["Quillmoor", "羽笔原", "སྨྱུ་གུའི་ཐང"],
  ["Tidewick", "缓潮里", "རླབས་འཇམ་གླིང"],
];

/** Enterprises and what they make. */
export const ENTERPRISES: readonly Word[] = [
  ["Dairy", "乳品社", "འོ་མའི་བཟོ་གྲྭ"],
  ["Weavers", "织坊", "ཐགས་བཟོ་གྲྭ"],
  ["Flour Mill", "面粉坊", "རང་འཐག་བཟོ་གྲྭ"],
  ["Joinery", "木作坊", "ཤིང་བཟོ་གྲྭ"],
  ["Pottery", "陶坊", "རྫ་བཟོ་གྲྭ"],
  ["Bakery", "烘焙坊", "བག་ལེབ་བཟོ་གྲྭ"],
];
