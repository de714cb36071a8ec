import { NEAR_FACES } from "../fonts/web-faces.ts";
import { style } from "../page/style.ts";

/** The sheet of the public pages: that of every page, and what only they have. Fonts are declared before it. */
export const publicStyle: string = `${NEAR_FACES}${style}
:root{--cjk:"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC","TS Sans SC";
--tib:"Kailasa","Microsoft Himalaya","Noto Serif Tibetan","Noto Sans Tibetan","Jomolhari","TS Tibetan";
--sans:"TS Sans","TS Sans near",var(--cjk),var(--tib),system-ui,sans-serif;--serif:"TS Serif","TS Serif near",var(--cjk),var(--tib),Georgia,serif}
:lang(bo){--tib:"TS Tibetan"}
html:not(:lang(bo)) :lang(bo),html:not(:lang(zh)) :lang(zh){font-family:var(--sans)}
html:not(:lang(bo)) :lang(bo){--tib:"Kailasa","Microsoft Himalaya","Noto Serif Tibetan","Noto Sans Tibetan","Jomolhari","TS Tibetan"}
.speak a{font-family:"TS Sans","TS Sans near","TS Labels",system-ui,sans-serif!important}.speak a[lang=bo]{width:calc(3.05em + 24px);overflow-x:clip}
html[lang=bo]{font-size:106%}html[lang=bo] [lang=bo]{font-size:1em}
body{display:flex;flex-direction:column;min-height:100vh}main{flex:1;width:100%;padding-block:24px 48px}footer{margin-top:0}
.rehearsal{position:sticky;top:0;z-index:1;background:var(--gold);color:var(--ink);padding:10px 16px;text-align:center;font-weight:600}
.skip{position:absolute;left:-999px;background:var(--white);padding:12px 16px;z-index:1}.skip:focus{left:8px;top:8px}
.brand a{color:inherit;text-decoration:none}.brand small{color:var(--pale);font:400 .8125rem/1.3 var(--sans);white-space:normal;max-width:220px}
.top nav a:focus-visible,.hero a:focus-visible,footer a:focus-visible,.brand a:focus-visible{box-shadow:none;outline-color:var(--gold-2)}
.speak{border-left:1px solid var(--ink-3);padding-left:12px}
footer .in{display:flex;flex-wrap:wrap;justify-content:space-between;gap:8px 32px}footer p{max-width:64ch}footer a{color:var(--white);display:inline-block;padding-block:10px;margin-inline-end:20px}
.note{border-left:3px solid var(--gold);background:var(--gold-tint);color:var(--gold-ink);padding:8px 16px;margin-bottom:20px;font-size:.875rem}
.empty{background:var(--white);border:1px solid var(--line);padding:32px;margin-block:16px}
.part{margin-top:40px}.part:first-child{margin-top:0}.block{display:block}
h1.plain{margin-bottom:12px}.kind.dark{color:var(--gold-ink)}h2.next{margin-block:32px 12px}
.rows>li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:8px 32px;align-items:baseline;padding-block:20px;border-bottom:1px solid var(--line)}
.rows h2{border:0;padding:0}.rows.small>li{padding-block:10px}.rows p{color:var(--grey)}.rows .n{color:var(--ink)}.rows .n b{font:600 1.375rem/1 var(--serif)}
.rows h2 a{display:inline-block;padding-block:4px}

.beside{display:grid;grid-template-columns:minmax(0,1fr) 288px;gap:48px}
.beside aside .part+.part{margin-top:48px}
.filter{display:flex;flex-wrap:wrap;gap:12px;align-items:end}
.filter label{flex:1 1 128px;min-width:0;font-weight:600;font-size:.875rem}.filter .wide{flex:2 1 200px}
.filter input,.filter select,.verify input[name=code],.form select,.form textarea,.form [name=contact]{display:block;width:100%;min-height:44px;margin-top:4px;padding:0 12px;border:1px solid var(--edge);border-radius:2px;background:var(--white);color:inherit;font:inherit;font-weight:400;font-size:1rem}
button,.button{min-height:44px;padding:10px 20px;border:1px solid transparent;border-radius:2px;background:var(--verd);color:var(--white);font:600 1rem/1.3 var(--sans);cursor:pointer;text-decoration:none;display:inline-block}
button:hover,.button:hover{background:var(--verd-2)}.button.plainer{background:var(--white);color:var(--ink);border-color:var(--edge)}
.found{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:4px 24px;border-bottom:2px solid var(--ink);margin-top:24px;padding-bottom:6px}
.found h2{border:0;padding:0}.found p{font-size:.875rem;color:var(--grey)}.found a{display:inline-block;padding-block:8px;margin-inline-start:12px}
.register tbody th{padding-block:16px}.who{display:flex;gap:12px}.register tbody td{padding-block:18px}
.register tbody th a{font:600 1.125rem/1.3 var(--serif);color:var(--ink)}.register tbody th a,.register tbody th .others,.register tbody th small{display:block}
.others{color:var(--grey);font-size:.9375rem}.others bdi{margin-inline-end:12px}
.lies{min-width:6.5em}.lies span{display:block}.lies span+span{color:var(--grey);font-size:.875rem}
.measure{width:32%}.measure b,.measure small{display:inline-block;width:112px;font-variant-numeric:tabular-nums lining-nums}
.measure b{font-weight:600}.scale{width:calc(100% - 116px);height:16px;vertical-align:middle;overflow:visible}
.scale .track{fill:var(--pale)}.scale .gold{fill:var(--gold)}.scale .tick{fill:var(--grey)}.scale .at{fill:var(--ink)}
.sureness>span:first-child{display:block;font-weight:600;margin-bottom:4px}
.pager{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:12px;margin-top:24px;font-size:.875rem}
.pager nav{display:flex;gap:4px;flex-wrap:wrap}.pager a{min-width:44px;min-height:44px;display:flex;align-items:center;justify-content:center;padding:0 12px;border:1px solid var(--line);background:var(--white)}
.pager [aria-current]{background:var(--ink);color:var(--white);border-color:var(--ink)}
.hexes{width:100%;max-width:300px;height:auto;margin-top:12px;display:block}
.hexes text{font:400 12px/1 var(--sans);text-anchor:middle;fill:var(--ink)}.hexes .n{font-size:17px;font-weight:600}
.hexes .h1{fill:#EBD9A8}.hexes .h2{fill:#D9B865}.hexes .h3{fill:#8A6214}.hexes .h4{fill:var(--gold-ink)}
.hexes .h3~text,.hexes .h4~text{fill:var(--white)}.hexes a:hover path{stroke:var(--ink);stroke-width:2}.hexes a:focus-visible{outline:none;box-shadow:none}.hexes a:focus-visible path{stroke:var(--ink);stroke-width:4}

.hero .chip{background:var(--grey-2);border-radius:4px}.graded{display:flex;flex-wrap:wrap;align-items:center;gap:8px 12px;margin-top:20px}.graded b{font-size:1.125rem}.hero .graded small{color:var(--pale)}
.made{margin-top:8px}
.results .sure{margin-block:0}
.criteria .measure{width:44%}.criteria .measure b{width:64px}.criteria .scale{width:calc(100% - 72px)}.criteria .measure small{display:block;width:auto}.criteria td{vertical-align:middle}
.marked{display:flex;align-items:center;gap:12px}.past td,.past th{vertical-align:middle}
.ways a{display:inline-block;padding-block:10px;margin-inline-end:24px}
.stages{padding-left:24px;columns:14em;margin-top:12px}.changes{margin-top:4px}.changes li{padding-block:4px;border-bottom:1px solid var(--line);font-size:.875rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--sunk);padding:12px 16px;margin:0;font:400 .8125rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.facts dd{min-width:0}section>h3{margin-top:24px}
.asked th[scope=row]{min-width:220px}

.rows .soon,.wrong{color:var(--cinn);font-weight:600}.wrong[role]{border-left:3px solid;background:var(--cinn-tint);padding:10px 16px}.rows .long p{color:inherit}.long p+p,.long+p,p+.long{margin-top:8px}.part>h2+p,.part>h2+div,h2+.form{margin-top:12px}.part+.results{margin-top:40px}.graded a{color:inherit}.measure.whole{width:auto;max-width:480px}.measure .sureness small{width:auto;margin-inline-end:8px}
.one{max-width:760px;margin-inline:auto}.verdict{padding:20px 24px;border-left:8px solid;margin-bottom:24px}.verdict p{margin-top:4px}.number code{font-size:1rem}
.plaque h2{border:0;padding:0}.plaque .who{margin-bottom:16px}.plaque h3{margin-top:20px}.lapsed{filter:grayscale(1);opacity:.7;display:flex}
.verify{display:flex;flex-wrap:wrap;gap:12px;align-items:end;margin-top:20px;max-width:520px}.verify label{flex:1 1 240px;font-weight:600;font-size:.875rem}
.form{max-width:640px}.form form>*+*,.form h3,.form>.wrong{margin-top:16px}.form label{display:block;font-weight:600;font-size:.875rem}.form .check{display:flex;gap:10px;align-items:center;min-height:44px}.form .check input{width:20px;height:20px;flex:none;accent-color:var(--verd)}
.form textarea{padding:10px 12px;line-height:inherit}.form small{display:block;margin-top:4px}.form .stages{columns:1}.form small.wrong{color:var(--cinn)}.designations .label{display:none}

@media (max-width:1000px){.beside{grid-template-columns:minmax(0,1fr);gap:24px}}
@media (max-width:720px){
.speak{border:0;padding:0}.top nav a{padding-inline:8px}.speak a[lang=bo]{width:calc(3.05em + 16px)}
.register thead,.criteria thead,.past thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.register tbody tr{display:grid;grid-template-columns:minmax(0,1fr);border-bottom:1px solid var(--line);padding-block:14px;gap:8px}
.register tbody th,.register tbody td{border:0;padding:0}.register tbody td{margin-left:48px;width:auto}
.lies span{display:inline;margin-inline-end:10px}
.criteria tbody tr{display:grid;grid-template-columns:minmax(0,1fr) auto;border-bottom:1px solid var(--line);padding-block:8px}
.criteria tbody>tr>*{border:0;padding-block:0}.criteria tbody .measure{grid-column:1/3;grid-row:2;width:auto}
.past tbody tr{display:grid;grid-template-columns:auto minmax(0,1fr);gap:2px 12px;border-bottom:1px solid var(--line);padding-block:8px}.past tbody>tr>*{border:0;padding:0}.past td:nth-of-type(n+2){grid-column:2}
.asked th[scope=row]{min-width:130px}.asked td{overflow-wrap:break-word}.designations .label{display:inline;color:var(--grey)}
}
@media print{.form form,.verify{display:none}.rehearsal{position:fixed;left:0;right:0;border:1px solid;padding:0 8px;font-size:.75rem}.rehearsal~header{margin-top:24px}.skip,.filter,.pager,.speak,.beside aside,.ways{display:none}.beside{display:block}body{display:block}main{padding-block:12px}.register tbody td,.register tbody th{padding-block:6px}}
`;
