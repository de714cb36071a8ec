import type { ReactNode } from "react";
import type { MePart } from "./me-input.ts";
import { Table } from "./me-parts.tsx";

/** What one may do, where, and for how long. */
export function Roles({ t, input }: MePart): ReactNode {
  return (
    <section className="part">
      <h2>{t("roles")}</h2>
      {input.roles.length === 0 && <p>{t("noRoles")}</p>}
      {input.roles.length > 0 && (
        <Table heads={[t("role"), t("in"), t("fromDay"), t("untilDay")]}>
          {input.roles.map(({ role, place, unit, from, until }) => (
            <tr key={`${role} ${place.text} ${unit?.text ?? ""} ${from}`}>
              <th scope="row">{t(`role_${role}`)}</th>
              <td>
                <bdi lang={place.lang}>{place.text}</bdi>
                {unit && (
                  <small>
                    <bdi lang={unit.lang}>{unit.text}</bdi>, {t("unitOnly")}
                  </small>
                )}
              </td>
              <td>{from}</td>
              <td>{until ?? t("open")}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}

/** When what is private of oneself was opened, and what for. */
export function Readings({ t, input }: MePart): ReactNode {
  return (
    <section className="part">
      <h2>{t("readings")}</h2>
      <p>{t("readingsHow")}</p>
      {input.readings.length === 0 && <p>{t("noReadings")}</p>}
      {input.readings.length > 0 && (
        <Table heads={[t("readAt"), t("part"), t("purpose"), t("role")]}>
          {input.readings.map(({ at, place, part, role, purpose }) => (
            <tr key={`${at} ${part} ${purpose}`}>
              <th scope="row">{at}</th>
              <td>
                {part}
                <small>
                  <bdi lang={place.lang}>{place.text}</bdi>
                </small>
              </td>
              <td>{t(`purpose_${purpose}`)}</td>
              <td>{t(`role_${role}`)}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
