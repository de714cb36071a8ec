/**
 * The closed catalogue of countable things: what `counts` may name. A long table that tells one
 * story. What isn't here can't be counted by a standard; the way to a new noun is a change of this
 * file, in public. Nouns say what is done, provided or answered, so that a share of people has to
 * name the service that reached them (`households_served`) and never what they are.
 */

/** What a noun is about, which decides where it may stand. */
export type About =
  /** done, provided or kept by institutions: may be counted, shared and divided */
  | "supply"
  /** measured rather than counted: money, area, waste, energy */
  | "stuff"
  /** answers given to those who asked: more is better, never fewer */
  | "response"
  /** what people ask, propose or object to: never better for being fewer */
  | "voice"
  /** people reached by a service: only as a share that is safe to publish */
  | "served"
  /** how many people there are: only as context of class size, to divide by */
  | "size";

const NOUNS: Record<About, string> = {
  supply: `
    notices forms documents decisions decisions_with_reasons decisions_in_time decisions_published minutes_published
    web_pages signs translations leaflets broadcasts budget_lines budget_reports contracts contracts_published audits
    plans plans_published projects grants loans subsidies permits licences procedures commitments_kept
    services service_points service_desks service_days service_hours opening_hours hours_with_speaker mobile_services
    consultations_offered staff_posts posts_filled staff_trainings trainings courses workshops lessons
    places_offered school_places kindergarten_places training_places apprenticeships care_places seats beds
    meals_served books computers devices_lent tools_lent room_hours legal_advice_hours
    public_meetings briefings hearings consultations inspections_of_services service_checks corrective_actions
    bus_stops bus_services departures train_stations stations airports ports ferries bridges crossings footpaths
    parking_places bicycle_places charging_points street_lights ramps lifts accessible_entrances
    clinics hospitals health_posts pharmacies ambulances clinic_hours vaccination_days
    schools kindergartens classrooms universities training_centres libraries museums theatres cinemas
    community_rooms community_centres meeting_rooms care_homes playgrounds sports_grounds swimming_pools parks gardens
    toilets water_points taps wells showers shelters fire_stations first_aid_kits exercises_of_emergency
    post_offices bank_counters cash_points shops markets repair_points internet_points phone_masts
    buildings buildings_accessible buildings_insulated dwellings dwellings_connected rooms streets vehicles buses
    low_emission_vehicles enterprises cooperatives products jobs_offered
    performances exhibitions events archive_items recordings monuments_maintained heritage_places
    trees trees_planted waste_bins collection_points waste_collections water_tests air_tests soil_tests food_checks
    days_within_limits habitats protected_places
  `,
  stuff: `
    budget spending investment revenue land_area green_area protected_area floor_area farmland forest
    road_length path_length cycle_path_length pipe_length cable_length
    waste waste_collected waste_recycled water water_supplied water_lost wastewater wastewater_treated
    energy renewable_energy electricity heat fuel emissions materials food
  `,
  response: `
    answers answers_in_time answers_in_language answers_with_reasons answers_confirmed
    requests_answered questions_answered complaints_answered proposals_answered objections_answered appeals_answered
    needs_answered faults_mended repairs_in_time
  `,
  voice: `
    service_requests requests questions complaints objections appeals proposals suggestions needs fault_reports
  `,
  served: `
    residents_within_reach households_served households_connected pupils_with_place children_with_place
    older_residents_with_place learners_with_place jobseekers_with_place people_seen_in_time
    people_served_in_language survey_answers survey_answers_satisfied survey_answers_informed
    survey_answers_treated_with_respect survey_answers_served_in_language
  `,
  size: `
    residents households children pupils students older_residents residents_of_working_age staff employees members
    visitors passengers users
  `,
};

const ABOUT: ReadonlyMap<string, About> = new Map(
  (Object.entries(NOUNS) as [About, string][]) // the keys of a Record over About
    .flatMap(([about, nouns]) =>
      nouns
        .trim()
        .split(/\s+/)
        .map((noun): [string, About] => [noun, about]),
    ),
);

/** What a noun is about; undefined where the catalogue has no such noun. */
export const aboutOf = (noun: string): About | undefined => ABOUT.get(noun);
/** Every noun of the catalogue, or those about one thing. */
export const nounsOf = (about?: About): string[] =>
  [...ABOUT].filter(([, its]) => about === undefined || its === about).map(([noun]) => noun);

/** Nouns that speak of a language: of service, and only as supply. */
const OF_LANGUAGE: ReadonlySet<string> = new Set(
  `translations hours_with_speaker answers_in_language people_served_in_language
   survey_answers_served_in_language`.split(/\s+/),
);
export const speaksOfLanguage = (noun: string): boolean => OF_LANGUAGE.has(noun);

const NEVER: readonly { readonly why: string; readonly nouns: string }[] = [
  {
    why: "what people believe or where they worship is not measured",
    nouns: `believers followers worshippers religions faiths monks nuns clergy pilgrims prayers
      monasteries temples churches mosques shrines worship_places`,
  },
  {
    why: "who people are is not measured",
    nouns: `minorities ethnic_groups ethnic_minorities nationalities tribes castes clans migrants immigrants
      refugees foreigners citizens_abroad`,
  },
  {
    why: "what people speak is not measured; languages enter as languages of service",
    nouns: "speakers native_speakers mother_tongues home_languages languages_spoken language_learners",
  },
  {
    why: "private life is not measured",
    nouns: `marriages mixed_marriages intermarriages divorces spouses births pregnancies abortions dress veils beards
      patients sick_people disabled_people infections`,
  },
  {
    why: "what people attend, sign or promise is not measured",
    nouns: `attendees attendance visitors_of_worship participants volunteers donors donations pledges signatures
      oaths signatories petitions petitioners votes voters party_members`,
  },
  {
    why: "quarrels and conduct of people are not measured, and nobody is policed",
    nouns: `disputes conflicts lawsuits quarrels protests gatherings assemblies strikes incidents crimes offences
      arrests fines_of_people suspects informants patrols checkpoints cameras home_visits good_deeds
      model_families model_households honest_people blacklisted_people`,
  },
  {
    why: "taking part in a programme is voluntary and never counted",
    nouns: "applications applicants participating_units enrolled_units designations designated_units programme_members",
  },
];

const REASONS: ReadonlyMap<string, string> = new Map(
  NEVER.flatMap(({ why, nouns }) =>
    nouns
      .trim()
      .split(/\s+/)
      .map((noun): [string, string] => [noun, why]),
  ),
);

/** Why the catalogue will never have this noun; undefined where nothing was decided. */
export const neverBecause = (noun: string): string | undefined => REASONS.get(noun);
/** Every noun that the catalogue refuses by name. */
export const nounsRefused = (): string[] => [...REASONS.keys()];
