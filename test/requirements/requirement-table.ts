import type { Requirement } from './requirement.ts';

type Row = readonly [title: string, words: string, scope?: { readonly out: string }];

/** R01 … R65 of the dossier, in order, by its chapters. The numbers follow from the order, so that none is missing. */
const chapters: readonly (readonly [area: string, rows: readonly Row[]])[] = [
  [
    '事项目录与编码 Catalogue and codes',
    [
      [
        '统一目录',
        'One catalogue, versioned and switched at once; an open case finishes on the version it began with.',
      ],
      ['同一编码', 'Everything is keyed by code, never by name: a renamed item changes no count and no open case.'],
      ['七类分类', 'Items are browsed by seven facets, and every facet leads to the same set of items.'],
      [
        '基本目录不缺项',
        'What the level above makes mandatory is offered; what is added or left out has a written reason.',
      ],
      ['要素齐全', 'An item without its legal basis, limit, conditions or supervision channel can’t be published.'],
    ],
  ],
  [
    '办事指南 Guides',
    [
      ['一次性告知', 'Guide, form, material list and printed sheet come from one record and always agree.'],
      [
        '不得增加要求',
        'Nobody at a window can ask for a paper that the catalogue does not name; the attempt is noted.',
      ],
      ['线上线下一致', 'Kiosk and window read one store; its hash is compared at each contact, a mismatch blocks use.'],
      ['公开内容可离线查阅', 'Guides, notices and directories open without a line and say how old they are.'],
    ],
  ],
  [
    '流程岗位权限 Flow, posts and rights',
    [
      ['流程图与岗位', 'Flow is data (step, post, role, limit); without the post a person can’t take the step.'],
      ['五个环节', 'Apply, accept, review, decide, deliver: no path reaches delivery without a decision.'],
      ['分级权限', 'A village sees its village, a township its township; a look beyond finds nothing and is noted.'],
      ['裁量规范', 'A refusal names a coded reason and its legal basis.'],
    ],
  ],
  [
    '窗口受理 Intake',
    [
      [
        '窗口终端办理',
        'A whole application is taken in with the cable out; afterwards the county has it exactly once.',
      ],
      ['一窗进出', 'Any clerk takes any item; two items of one visit share identity and materials.'],
      ['防止规避平台', 'Paper fallback carries numbers given out beforehand; a gap in the numbers is seen.'],
      ['实时规范办理', 'No step can be dated back; a clock that is set is flagged and the order stays.'],
    ],
  ],
  [
    '政务公开 Disclosure',
    [
      ['不另建网站', 'Public content is the county’s and read-only; no screen makes any.'],
      ['依申请公开', 'A request for information is taken in with a receipt and can be asked after by its code.'],
      ['完整与时效', 'A guide past its review date, or incomplete, says so.'],
      ['结果公示', 'A public-notice sheet shows name, village and result, never an ID, phone or account number.'],
    ],
  ],
  [
    '电子监察 Supervision',
    [
      ['时效性', 'Limits are counted on the working-day calendar, without a line, and counted again at the county.'],
      ['流程合法性', 'Only lawful steps can be taken; a forged order of events is refused when it arrives.'],
      ['内容完整性', 'With a required paper missing, only correction or 容缺 is offered.'],
      ['收费合规', 'Amounts come from the catalogue alone; a free item can’t be charged for.'],
      ['廉政风险点', 'Risk points bite at their step: note, second reviewer, filing.'],
      ['督办必答', '督办 stays on the screen until it is answered, and the answer reaches the county.'],
      ['全程留痕', 'Every action is an event in a hash chain; a missing or altered one is found and named.'],
    ],
  ],
  [
    '平台对接 Exchange',
    [
      ['只接统一平台', 'The terminal speaks to its county and to nobody else.'],
      ['主动输送数据', 'What was accepted goes up by itself, resumed and idempotent: nothing lost, nothing doubled.'],
      [
        '统一数据标准',
        'Fields and codes of GB/T 39046 and the reporting tables; versions are compared before speaking.',
      ],
      ['五级联通', 'Village to township to county also by a sealed file; bringing it twice changes nothing.'],
      ['即时可查', 'What the county decided is known at the terminal within a minute of contact.'],
      ['内外网分离', 'On a network that it should not be on, sending pauses and says why.'],
      [
        '登记备案导出',
        'Catalogue, configuration and cases can be exported as tables that a spreadsheet opens unharmed.',
      ],
    ],
  ],
  [
    '代办上门 Doorstep and delegates',
    [
      ['代办上门', 'Days of work at the door without a line, handed over in one go: all numbered, none lost.'],
      ['现场取证', 'A photo bundle carries time, source of place, device and hash.'],
      ['民生事项优先', 'Employment, social insurance, relief and poverty matters stand first.'],
    ],
  ],
  [
    '身份与材料 Identity and materials',
    [
      ['身份核验', 'Chip, check digit and sight now, the population database later; a mismatch holds the case.'],
      ['无证办理', 'No card, an infant, an expired card: an allowed path with a recorded reason.'],
      ['材料复用', 'A paper that a person or household gave once is offered again and not asked for.'],
      ['共享免交', 'What can be checked over the network is marked for checking and never blocks acceptance.'],
      ['信息比对', 'Form and chip are compared field by field, and a difference is shown.'],
      ['材料电子化', 'Papers are scanned by material code, in order, and a blurred page is asked for again.'],
      ['减证', 'A 证明 that no law names can’t be required.'],
    ],
  ],
  [
    '预审、承诺与协同 Pre-check, commitment, working together',
    [
      ['网上预审', 'A pre-checked case opens at the window by its code with everything filled in.'],
      ['信任在先、办结核验', 'Accepted on a commitment: the result stays locked until the originals were checked.'],
      ['双线协同', 'Edits on both sides meet field by field; nothing is silently lost.'],
      [
        '三线联办',
        'Several departments work on one master case, each with its own limit.',
        {
          out:
            'Parallel routing among departments is the county platform’s own office system. A case has one state and one ' +
            'limit at the window; what departments do inside it arrives as that state.',
        },
      ],
      ['异地可办', 'Taken in for another place, forwarded within its own limit, and given out where the person likes.'],
      [
        '提前介入、网上会商',
        'A consultation with a department is led as a thread on the case.',
        {
          out:
            'Consultation threads belong to the county platform. The window’s part, guided questions before the form and ' +
            'the county’s correction request, is R06 and R46.',
        },
      ],
    ],
  ],
  [
    '评价、投诉与绩效 Ratings, complaints, performance',
    [
      ['好差评', 'The citizen rates, once a visit; no code that staff can reach writes a rating.'],
      ['投诉', 'A complaint is taken in with a query code and is hidden from the window that it is about.'],
      ['绩效考核', 'Counts and durations come from events alone, and the list behind a number is that number.'],
      ['意见征集', 'A survey card may be filled in, and is forwarded.'],
    ],
  ],
  [
    '认证与支付 Signing in, paying',
    [
      ['统一认证', 'Staff sign in without a line for a bounded time, afterwards with reduced rights.'],
      ['统一支付', 'A payment notice is printed; nobody marks a fee as paid by hand.'],
    ],
  ],
  [
    '信息安全 Security',
    [
      ['身份、授权与责任', 'Devices and people are known by keys; a revoked one signs no more, older signatures hold.'],
      ['等级保护', 'A stolen disk shows no ID number; the terminal locks; roles are apart.'],
      ['应急与备份', 'A wiped machine is restored from its copies.'],
      ['个人信息保护', 'Lists, prints and logs show masked numbers only.'],
      ['接口防护', 'The local service answers its own pages alone.'],
      ['技术评测', 'The product examines itself and prints what it measured.'],
      [
        '信用',
        'Eligibility for 容缺 and commitments waits for the credit answer; a bad one stops it, the case stands.',
      ],
      ['培训', 'A training case can never leave the training.'],
    ],
  ],
];

export const requirements: readonly Requirement[] = chapters
  .flatMap(([area, rows]) => rows.map((row) => ({ area, row })))
  .map(({ area, row: [title, words, scope] }, index) => ({
    id: `R${String(index + 1).padStart(2, '0')}`,
    area,
    title,
    words,
    scope: scope ?? 'in',
  }));
