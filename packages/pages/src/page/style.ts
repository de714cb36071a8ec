/**
 * The look of every page, one sheet that tells one story: tokens, text, marks, tables, charts, the
 * phone, paper. Widths of bars are drawn in SVG: a page has no `style` attribute.
 */
export const style = `
:root{--ink:#14171A;--ink-2:#1D2227;--ink-3:#2B3238;--grey:#555F68;--grey-2:#3D464E;--pale:#CBD0D4;
--paper:#FAF8F3;--white:#FFF;--sunk:#F3EFE5;--line:#DED7C8;--edge:#877F6C;
--gold:#C79A3B;--gold-2:#E3BC63;--gold-ink:#74500C;--gold-tint:#F7EDD5;
--verd:#0E5A54;--verd-2:#0A4540;--verd-tint:#E2EFEB;--cinn:#A02B1D;--cinn-tint:#F9E7E2;--slate:#2C5078;--slate-tint:#E5EDF5;
--sans:"TS Sans","TS Sans SC","TS Tibetan",system-ui,sans-serif;--serif:"TS Serif","TS Sans SC","TS Tibetan",Georgia,serif}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.5 var(--sans);overflow-wrap:anywhere}
:lang(zh){line-height:1.6}:lang(bo){line-height:1.7}
[lang=bo]:not(.language){font-size:1.06em}
h1,h2,h3,h4{font-family:var(--serif);font-weight:600;line-height:1.25;margin:0;text-wrap:balance}
h1:lang(bo),h2:lang(bo),h3:lang(bo),h4:lang(bo){line-height:1.6}
h2{font-size:1.375rem;border-bottom:2px solid var(--ink);padding-bottom:8px}
h3{font-size:1.125rem}h4{font-family:var(--sans);font-size:.875rem}
p,ul,dl,dd{margin:0}ul{padding:0;list-style:none}small{font-size:.8125rem;font-weight:400;color:var(--grey)}
a{color:var(--verd);text-underline-offset:3px;text-decoration-thickness:1px}a:hover{text-decoration-thickness:2px}
code{font:400 .8125rem/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
b{font-weight:600}em{font-style:normal;color:var(--gold-ink);font-size:.8125rem}
:focus-visible{outline:3px solid var(--gold);outline-offset:2px;box-shadow:0 0 0 2px var(--ink)}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.in{max-width:1152px;margin-inline:auto;padding-inline:32px}

.top{background:var(--ink);color:var(--white)}
.top .in{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;min-height:64px;gap:16px}
.brand{display:flex;align-items:center;gap:12px;font:600 1.25rem/1 var(--serif)}
.brand,.top nav a{white-space:nowrap}.top nav{display:flex;flex-wrap:wrap;gap:4px}
.top nav a{color:var(--pale);text-decoration:none;padding:10px 12px;min-height:44px;display:flex;align-items:center;border-bottom:2px solid transparent}
.top nav a:hover{color:var(--white)}
.top nav [aria-current]{color:var(--white);font-weight:600;border-color:var(--gold)}
.hero{position:relative;background:var(--ink-2);color:var(--white);overflow:hidden}
.hero .in{position:relative;padding-block:48px}
.hero .in>*{max-width:760px}
.hero .streaks{position:absolute;inset:0 0 0 auto;width:min(42%,480px);height:100%}
.streaks path{fill:var(--gold);opacity:.85}.streaks path+path{fill:var(--gold-2);opacity:.5}.streaks path+path+path{opacity:.28}
.hero small{color:inherit}.kind{color:var(--gold-2);font-size:.875rem;font-weight:600;margin-bottom:8px}
h1{font-size:2.25rem}
.other{display:flex;flex-wrap:wrap;gap:4px 24px;color:var(--gold-2);margin-top:8px;font-size:1.125rem}
.about{color:#E6E3DB;margin-top:16px}.made{color:var(--pale);font-size:.875rem;margin-top:16px}
.strip{display:flex;flex-wrap:wrap;background:var(--white);max-width:none;border-bottom:1px solid var(--line)}
.strip.in{padding-inline:max(32px,calc((100% - 1088px)/2))}
.strip div{padding:16px 28px 16px 0;margin-right:28px;border-right:1px solid var(--line)}
.strip div:last-child{border:0;margin:0}
.strip dt{font-size:.875rem;color:var(--grey)}.strip dd{color:var(--grey);font-size:.875rem}
.strip b{font:600 1.625rem/1.3 var(--serif);color:var(--ink);font-variant-numeric:lining-nums}
.notes{margin-top:24px}
.notes li{border-left:3px solid var(--gold);background:var(--gold-tint);color:var(--gold-ink);padding:10px 16px;margin-bottom:4px;font-weight:600;font-size:.9375rem}
.contents{display:flex;flex-wrap:wrap;gap:0 24px;padding-block:16px;border-bottom:1px solid var(--line);margin-top:8px}
.contents a{padding-block:10px;font-weight:600;font-size:.9375rem}
.part{margin-top:48px}.how{color:var(--grey);max-width:80ch;margin-block:12px;font-size:.9375rem}
footer{background:var(--ink);color:var(--pale);margin-top:64px;padding-block:32px;font-size:.875rem}

.chip{flex:none;width:36px;height:36px}
.stone{fill:var(--ink-2)}.facet{fill:var(--ink-3)}.streak{stroke:var(--gold);stroke-width:2.6;stroke-linecap:round}
.st{display:inline-flex;align-items:center;gap:6px;font-size:.8125rem;font-weight:600;line-height:1.3;padding:4px 8px;border-radius:2px;white-space:nowrap;max-width:100%}
.st i{flex:none;width:8px;height:8px}
.full{background:var(--verd-tint);color:var(--verd-2)}.full i{background:currentColor}
.half{background:var(--gold-tint);color:var(--gold-ink)}.half i{border:2px solid;background:linear-gradient(90deg,currentColor 50%,transparent 50%)}
.hollow{background:var(--slate-tint);color:var(--slate)}.hollow i{border:2px solid}
.against{background:var(--cinn-tint);color:var(--cinn)}.st.against i{border:2px solid;transform:rotate(45deg)}
.dash{background:#ECEAE4;color:var(--grey-2)}.dash i{height:2px;background:currentColor}

table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.4}
th,td{text-align:start;padding:8px 12px 8px 0;border-bottom:1px solid var(--line);vertical-align:top;font-weight:400}
thead th{font-size:.8125rem;font-weight:600;color:var(--grey);vertical-align:bottom}
th:last-child,td:last-child{padding-right:0}
.n{text-align:end;font-variant-numeric:tabular-nums lining-nums;white-space:nowrap}
thead .n{white-space:normal}thead th{overflow-wrap:normal}
tbody small{display:block}
.scroll{overflow-x:auto;max-width:100%}
details{margin-top:16px}summary{cursor:pointer;font-weight:600;color:var(--verd);padding-block:10px;min-height:44px}
.page{margin-top:0;border-bottom:1px solid var(--line)}

.ranking th>div,.grades th>div{display:flex;gap:12px;align-items:center}
.ranking bdi{font-weight:600}
.ranking tbody>tr>*{vertical-align:middle}.ranking .s{width:28%;min-width:150px}
.ranking .s b{display:inline-block;width:56px;font-variant-numeric:tabular-nums lining-nums}
.ranking .g .st{margin-block:2px;margin-inline-end:6px}.ranking .g>:not(.st){display:inline-block;margin-inline-end:10px}
thead button{font:inherit;color:inherit;background:none;border:0;padding:4px 0;cursor:pointer;text-align:inherit}
thead button:hover{text-decoration:underline}
[aria-sort=ascending] button::after{content:" ▴"}[aria-sort=descending] button::after{content:" ▾"}
.find{display:block;font-weight:600;font-size:.875rem;max-width:320px;margin-bottom:12px}
.find input{display:block;width:100%;min-height:44px;padding:0 12px;margin-top:4px;border:1px solid var(--edge);border-radius:2px;background:var(--white);font:inherit;font-weight:400;font-size:1rem}
.bar{width:calc(100% - 64px);height:16px;vertical-align:middle;overflow:hidden}
.bar rect{fill:var(--gold)}.bar .tick,.tick{fill:var(--ink)}.track{stroke:var(--pale);stroke-width:1}

.intervals th,.intervals td{padding-block:0;border:0;line-height:28px}
.intervals tbody th{text-align:end;width:24%;line-height:1.2;vertical-align:middle}
.intervals bdi{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;text-align:right}
.intervals thead th{vertical-align:bottom}.intervals .b{width:56%}
.intervals thead th:first-child{text-align:end}
.ival,svg.axis{display:block;width:100%;height:28px;overflow:visible}svg.axis{height:20px}
.axis text{font-size:12px;fill:var(--grey);text-anchor:middle;font-variant-numeric:tabular-nums}
.ival rect{fill:#AEB5BB}.ival.gold rect{fill:var(--gold)}.ival rect.mid,.ival.gold rect.mid{fill:var(--ink)}
.ival rect.grid,.ival.gold rect.grid,.grid{fill:var(--line)}.ival rect.cut,.ival.gold rect.cut,.cut{fill:var(--cinn)}
.cuts{display:flex;flex-wrap:wrap;gap:4px 20px;color:var(--cinn);font-size:.875rem;font-weight:600;margin-bottom:8px}
.cuts li::before{content:"";display:inline-block;width:2px;height:14px;background:var(--cinn);margin-inline-end:8px;vertical-align:-2px}

.icicle{display:block;width:100%;height:auto;margin-block:8px}.icicle.narrow{display:none}
.icicle text{font:400 13px/1 var(--sans)}
.d0 rect{fill:var(--ink-2)}.d1 rect{fill:var(--grey-2)}.d1 text{fill:var(--white);font-weight:600}
.d2 rect{fill:#E4DCC8}.d3 rect{fill:var(--sunk)}.leaf rect{fill:var(--sunk);stroke:var(--line)}
.d1.leaf rect{fill:var(--grey-2)}
.i2>th,.k2>th{padding-left:16px}.i3>th,.k3>th{padding-left:32px}.i4>th,.k4>th{padding-left:48px}.i5>th,.k5>th{padding-left:64px}
.tree th[scope=row]{min-width:220px;max-width:420px}.tree td:last-child{min-width:260px;font-size:.875rem}

.gaps{font-size:.875rem}.gaps thead th{min-width:64px;max-width:150px;padding-right:8px;text-align:center;line-height:1.25;font-weight:400}
.gaps thead th:first-child{text-align:start}
.gaps tbody th{white-space:nowrap;max-width:240px;overflow:hidden;text-overflow:ellipsis;border:0;padding-block:4px;line-height:1.5}
.gaps td{text-align:center;border:2px solid var(--paper);padding:4px 6px;font-variant-numeric:tabular-nums;color:var(--ink)}
.m4{background:#8A5A10}.gaps td.m4{color:var(--white)}.m3{background:#C79A3B}.m2{background:#DDBB74}.m1{background:#F0DFB8}
.p0{background:#F1EFEA}.p1{background:#E2EFEB}.p2{background:#B9D9D2}.p3{background:#8CC0B5}.p4{background:#0E5A54}.gaps td.p4{color:var(--white)}

.ival rect.base{fill:var(--line)}.sobol .b{width:30%}.sobol td,.sobol th{vertical-align:middle}.sobol th[scope=row]{min-width:120px}
.items td,.items th{padding-right:16px}.items th[scope=row]{min-width:200px}td.against{background:none;color:var(--cinn);font-weight:600}

.unit{border-top:1px solid var(--edge);padding-block:24px 8px;margin-top:16px}
h2+.unit,.how+.unit{border:0;margin:0}
.unit h3{display:flex;align-items:center;gap:12px;font-size:1.375rem}
.unit h3 small{font-family:var(--sans);align-self:center}
.where{display:flex;flex-wrap:wrap;align-items:center;gap:4px 20px;margin-top:8px}
.sure{background:var(--white);border:1px solid var(--line);border-left:3px solid var(--gold);padding:12px 16px;margin-block:12px;font-size:.9375rem}
.shares{margin-top:8px}.shares svg{display:block;width:100%;max-width:480px;height:10px}
.shares ul{display:flex;flex-wrap:wrap;gap:2px 20px;margin-top:6px;font-size:.875rem}
.g0{fill:var(--pale)}.g1{fill:#EBD9A8}.g2{fill:#D9B865}.g3{fill:var(--gold)}.g4{fill:#A37520}.g5{fill:var(--gold-ink)}
.steps{font-size:.875rem}.steps th,.steps td{padding-block:4px}
.steps td:nth-child(n+3),.steps th:nth-child(n+3){text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums lining-nums;width:72px}
.steps td:nth-child(2){color:var(--grey);width:36%}
[class^=k]>th,[class^=k]>td{font-weight:600}.k0>*{border-bottom-color:var(--edge)}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:8px 48px;margin-top:16px;font-size:.9375rem}
.two>*{min-width:0}.two h4{margin-top:8px;border-bottom:1px solid var(--edge);padding-bottom:4px}
.checks li{padding-block:6px;border-bottom:1px solid var(--line)}.checks p{font-size:.875rem;color:var(--grey)}
.path p,.path ul{font-size:.875rem;margin-top:6px}.path table{font-size:.875rem;table-layout:fixed}.path thead th:first-child{width:42%}.path thead th:last-child{width:56px}.path ul{list-style:disc;padding-left:20px}
.cond ul{list-style:disc;padding-left:20px}.cond ul ul{list-style:circle}.checks .cond li,.path .cond li{padding:0;border:0}.exact{margin-top:2px;font-size:.8125rem}.exact summary{min-height:28px;padding-block:4px;font-weight:400;font-size:.8125rem}
.back{font-size:.875rem;margin-top:12px}.back a{display:inline-block;padding-block:10px}

.method th[scope=row]{min-width:120px}.sentences{list-style:disc;padding-left:20px;margin-block:12px;max-width:90ch}
#x,.part>h3{margin-top:24px;margin-bottom:4px}

.legend{display:flex;flex-wrap:wrap;gap:12px 32px;margin-top:12px}.legend li{display:flex;align-items:center;gap:12px}
.legend.words{display:block}.legend.words li{padding-block:6px}.legend.words span+span{min-width:0}
.facts>div{display:grid;grid-template-columns:220px 1fr;gap:4px 24px;padding-block:8px;border-bottom:1px solid var(--line)}
.facts dt{color:var(--grey)}

@media (max-width:720px){
.exact summary{min-height:44px;padding-block:12px}
.in{padding-inline:16px}h1{font-size:1.75rem}.hero .in{padding-block:32px}.hero .streaks{opacity:.3;width:44%}
.strip.in{padding-inline:16px;display:grid;grid-template-columns:1fr 1fr}.strip div{border:0;margin:0;padding:10px 12px 10px 0}.strip b{font-size:1.25rem}
.contents{display:grid;grid-template-columns:1fr 1fr;gap:0 16px}
.icicle.wide{display:none}.icicle.narrow{display:block}
.ranking tbody tr{display:grid;grid-template-columns:36px minmax(0,1fr) auto;border-bottom:1px solid var(--line);padding-block:10px;column-gap:8px}
.ranking tbody tr[hidden]{display:none}
.ranking thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.ranking tbody td,.ranking tbody th{border:0;padding:0}
.ranking tbody th{grid-column:2/4;grid-row:1}.ranking tbody td:first-child{grid-row:1;text-align:start;align-self:center;font-weight:600}
.ranking tbody .s{grid-column:2/3;grid-row:2;width:auto;min-width:0}.ranking tbody td.n:nth-of-type(n+2){grid-row:2;align-self:center}
.ranking tbody .g{grid-column:2/4;grid-row:3;padding-top:6px}.ranking tbody td:last-child{display:none}
.intervals tbody th{width:34%}.intervals .b{width:auto}.intervals td:nth-of-type(2),.intervals th:nth-of-type(3){display:none}
.intervals .n{font-size:.8125rem}
.steps thead{display:none}.steps tr{display:grid;grid-template-columns:1fr 84px 56px;border-bottom:1px solid var(--line);padding-block:4px}
.steps th,.steps td{border:0;padding:0;width:auto!important}.steps td:nth-child(5){display:none}
.steps th{grid-column:1;grid-row:1}.steps td:nth-child(2){grid-column:1/4;grid-row:2}
.steps td:nth-child(3){grid-column:2}.steps td:nth-child(4){grid-column:3}
.facts>div{grid-template-columns:1fr}
.top .in{justify-content:flex-start;gap:0 16px;padding-block:8px}.intervals tbody th{font-size:.8125rem;line-height:14px}.sobol td.b{width:22%}.gaps tbody th{max-width:120px}
}
@media print{
@page{size:A4;margin:14mm 12mm}
body{background:var(--white);font-size:10pt}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.top nav,.contents,.find,.none,.back,summary{display:none}
details:not(.page)::details-content{content-visibility:visible;display:block}
.in{max-width:none;padding-inline:0}.hero .streaks{width:30%;opacity:.45}.strip div{padding:8px 16px 8px 0;margin-right:16px}.top .in,.hero .in,footer .in,.strip.in{padding-inline:16px}
.hero .in{padding-block:24px}.part{margin-top:24px}h2{font-size:14pt}
h2,h3,h4,.how,.where,thead{break-after:avoid}tr,li,.sure,.icicle{break-inside:avoid}thead{display:table-header-group}
.unit{break-before:page;border:0;margin:0}h2+.unit,.how+.unit{break-before:auto}
.part:has(.unit){break-before:page}
table{font-size:9pt}.steps,.gaps,.path table{font-size:8.5pt}.scroll{overflow:visible}
th,td{padding-block:4px}.chip{width:28px;height:28px}.unit h3{font-size:14pt}
.two{display:block;columns:3;column-gap:20px;font-size:7.5pt;margin-top:8px}.two .st{font-size:7pt;padding:1px 5px}.two h4{font-size:8pt;margin-top:2px}.checks li{padding-block:2px;break-inside:avoid}.checks p,.path p,.path ul{font-size:7.2pt;margin-top:1px}.path table{font-size:7.2pt}
.steps th,.steps td{padding-block:1px;line-height:1.22}.unit{padding-top:0}
.ranking .s{width:20%;min-width:110px}.ranking th[scope=row]{min-width:140px}.steps{font-size:7.5pt}.steps thead th,.path thead th,.two em,.two code{font-size:inherit}h2+.unit{padding-top:12px}.steps td:nth-child(2){width:28%}.steps td:nth-child(n+3),.steps th:nth-child(n+3){width:48px}.sure{padding:8px 12px;font-size:9pt}
.gaps td{border-color:var(--white)}footer{background:none;color:var(--grey);margin-top:24px;padding-block:8px}
a{color:inherit;text-decoration:none}
}
`;

/**
 * For a page of several languages: one is shown, the one that the address points at or into, else
 * the first. Apart, because looking into parts costs a browser time on a page of megabytes.
 */
export const languageStyle = `
.language{display:none}
.language:target,.language:has(:target),body:not(:has(.language:target,.language :target)) .language:first-of-type{display:block}
@supports not selector(:has(*)){.language{display:block}}
`;
