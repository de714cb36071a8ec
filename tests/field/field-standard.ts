/** A standard with a question of every kind, in three languages as far as it goes. */
export const FIELD_STANDARD = `touchstone: 1
id: field
version: "1"
title: { en: Field, zh-Hans: 田野 }
languages: [en, zh-Hans]
period: year
units:
  - { type: county, kind: area, title: county }
  - { type: township, kind: area, title: township, within: county }
  - { type: village, kind: area, title: village, within: township, assessed: true }
criteria:
  - id: doors
    title: { en: Doors that are open, zh-Hans: 开着的门 }
    indicators:
      - id: hours
        title: { en: Hours a week that the desk is open, zh-Hans: 服务窗口每周开放小时数 }
        measures: service
        kind: amount
        unit: h/week
        range: [0, 168]
        goalposts: [0, 40]
        minutes: 5
        evidence: { atLeast: 1, of: [photo, document] }
      - { id: forms, title: { en: Forms in every service language, zh-Hans: 各种服务语言的表格 }, measures: service, kind: yes-no, minutes: 3 }
      - id: notices
        title: { en: Share of notices in every service language, zh-Hans: 用各种服务语言发布的公告占比 }
        measures: service
        kind: share
        counts: notices
        minutes: 10
      - id: archive
        title: { en: The archive is open, zh-Hans: 档案室开放情况 }
        measures: facility
        kind: choice
        of:
          - { id: closed, value: 0, title: { en: Closed, zh-Hans: 不开放 } }
          - { id: weekly, value: 1, title: { en: Every week, zh-Hans: 每周开放 } }
        goalposts: [0, 1]
      - id: steps
        title: { en: Step-free places, zh-Hans: 无障碍场所 }
        measures: facility
        kind: checklist
        items:
          - { id: ramp, weight: 2, title: { en: A ramp, zh-Hans: 坡道 } }
          - { id: seats, title: { en: Seats, zh-Hans: 座位 } }
      - { id: budget, title: { en: Budget published, zh-Hans: 公布预算 }, measures: procedure, kind: status }
      - id: welcome
        title: { en: A desk that helps, zh-Hans: 能帮上忙的服务台 }
        measures: service
        kind: rubric
        reportedBy: reviewer
        rating: { reviewers: 2, adjudicateWhenApartBy: 2 }
        rubric: [none, some, most, all]
        evidence: { atLeast: 1, of: [photo] }
gates:
  - { id: open, title: { en: The desk is open, zh-Hans: 窗口开放 }, holds: indicators.hours >= 10 }
grades:
  - { id: gold, title: { en: Gold, zh-Hans: 金 }, atLeast: 80 }
  - { id: bronze, title: { en: Bronze, zh-Hans: 铜 }, atLeast: 40 }
cycle:
  stages: [call, application, { selfAssessment: 20 }, { completeness: 5 }, { deskReview: 10 }, { rightOfReply: 5 }, { decision: 10 }, { notice: 7 }, designation]
  validFor: P3Y
  appeal: { within: 10, answeredWithin: 20 }
`;
