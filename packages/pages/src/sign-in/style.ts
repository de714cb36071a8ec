/** What only the pages of signing in have, beside the sheet of the public ones: forms, and slips on paper (A4, eight a page). */
export const signInStyle: string = `
.sign-in{max-width:640px;margin-inline:auto}
.sign-in .box{background:var(--white);border:1px solid var(--line);padding:24px;margin-block:16px}
.sign-in .box.once{border-left:3px solid var(--gold)}
.sign-in h2{font-size:1.125rem;border:0;padding:0;margin-bottom:8px}
.sign-in .part{border-top:1px solid var(--edge);padding-top:20px;margin-top:32px}
.sign-in form>*+*,.sign-in .part>*+*,.sign-in .box>*+*{margin-top:12px}
.field label,legend{display:block;font-weight:600;font-size:.875rem;margin-bottom:4px}
.field input{display:block;width:100%;min-height:44px;padding:0 12px;border:1px solid var(--edge);border-radius:2px;background:var(--white);color:inherit;font:inherit}
.field small{display:block;margin-top:4px}
.said{border-left:3px solid var(--verd);background:var(--verd-tint);color:var(--verd-2);padding:10px 16px;margin-block:12px;font-weight:600}
.said.wrong{border-color:var(--cinn);background:var(--cinn-tint);color:var(--cinn)}
.hint{color:var(--grey);font-size:.875rem;margin-top:8px}
.ways-in{margin-block:16px}.ways-in a{display:inline-block;padding-block:10px}
.who{display:flex;flex-wrap:wrap;gap:8px 24px;justify-content:space-between;align-items:center}.sign-in .who>*{margin:0}
.sign-in .to-work{display:flex;flex-wrap:wrap;gap:8px;margin-block:16px}
.sign-in td:nth-child(n+3){overflow-wrap:normal}
fieldset{border:0;padding:0;margin:0}legend{padding:0}[data-passkey-add]>*+*{margin-top:12px}.check{display:flex;gap:10px;align-items:baseline;padding-block:8px}
.check input{width:20px;height:20px;flex:none;position:relative;top:4px;accent-color:var(--verd)}
.button.small{padding:6px 12px;min-height:44px;font-size:.875rem}.sign-in td form>*{margin:0}.sign-in td .button{white-space:nowrap}.sign-in tbody>tr>*{vertical-align:middle}
.qr{display:block;background:#FFF;padding:8px}
.codes{columns:2;gap:24px;font-size:1rem}.codes li{padding-block:4px}.once code{font-size:1rem;user-select:all}
[hidden]{display:none!important}
@media (min-width:600px){.sign-in td,.sign-in tbody th{overflow-wrap:break-word}}
@media (max-width:520px){.sign-in .box{padding:16px;margin-inline:-8px}.codes{columns:1}}
.sheet{display:block;background:var(--white);padding:24px}
.sheet .place h1{font-size:1.25rem;margin-block:16px 8px}
.slips{display:grid;grid-template-columns:repeat(auto-fill,minmax(340px,1fr));gap:0}
.slip{display:grid;grid-template-columns:120px 1fr;gap:8px 12px;border:1px dashed var(--edge);padding:12px;break-inside:avoid;font-size:.75rem;line-height:1.35}
.slip>p{grid-column:1/-1}.slip h2{font-size:1rem;border:0;padding:0}
.slip dl{display:grid;grid-template-columns:minmax(0,1fr) auto;justify-content:start;gap:2px 10px;margin-block:6px}.slip dt{color:var(--grey)}
.slip dd{font:600 .9375rem/1.3 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}.slip .words{font-size:1.125rem;letter-spacing:.02em;white-space:nowrap}
.slip .address{overflow-wrap:anywhere}.slip small{font-size:.6875rem}
@media print{.sheet .note{display:none}@page{size:A4;margin:10mm}.sheet{padding:0}.sheet .place{break-before:page}.sheet .place:first-of-type{break-before:auto}
.slips{grid-template-columns:1fr 1fr}.slip{min-height:64mm;align-content:start}}
`;
