/**
 * The units of each group, in order.
 * @param groups one number per unit that names its group; NaN belongs to none
 */
export function unitsByGroup(groups: Float64Array): Map<number, number[]> {
  const units = new Map<number, number[]>();
  groups.forEach((group, i) => {
    if (Number.isNaN(group)) return;
    const of = units.get(group);
    if (of) of.push(i);
    else units.set(group, [i]);
  });
  return units;
}
