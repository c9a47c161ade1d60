import { departments } from '../departments.ts';
import { familyMembers } from '../field-groups.ts';
import { days, townshipThenCounty, withinTownship, workdays } from '../flows.ts';
import {
  address,
  choice,
  date,
  group,
  metres,
  optional,
  optionalGroup,
  personName,
  rows,
  squareMetres,
  whole,
} from '../form-fields.ts';
import { ask, type ItemDraft, uncounted } from '../item-draft.ts';
import { maybe, need } from '../materials.ts';
import { boundaries, coordinates } from '../recurring-fields.ts';

const { township, naturalResources, housing } = departments;
const storeys = whole(['层数', 'Storeys'], { minimum: 1, maximum: 6 });

export const housingLandItems: readonly ItemDraft[] = [
  {
    code: 'DEMO-028',
    name: '农村宅基地和建房（规划许可）审批',
    english: 'Rural homestead and house building',
    aliases: ['建房', '盖房子', '宅基地', '起屋', '批地基'],
    itemType: '01',
    department: township,
    themes: ['住房建设'],
    legalLimit: workdays(20),
    promisedLimit: workdays(15),
    flow: withinTownship(township),
    specialProcedures: [
      uncounted('三到场（选址踏勘、批后放线、竣工验收）', null),
      uncounted('公示', null),
      uncounted('农用地转用审批', null),
    ],
    acceptConditions: ['本村集体经济组织成员', '一户一宅', '符合村庄规划'],
    resultName: '农村宅基地批准书（乡村建设规划许可证）',
    kiosk: false,
    materials: [need('SB'), need('SF'), need('HK'), need('ZJ'), need('CW'), maybe('SJ')],
    situations: [
      ask(
        'building',
        '这次要动工建房吗（新建、翻建、加层）？',
        ['build', '要建', 'SJ'],
        ['land-only', '先批地，以后再建'],
      ),
    ],
    fields: {
      familyMembers: familyMembers(['家庭成员', 'Family members'], { means: false }),
      currentHomestead: optionalGroup(['现宅基地（没有的不填）', 'Present homestead (if any)'], {
        area: squareMetres(['面积', 'Area']),
        disposal: choice(
          ['处置方式', 'What becomes of it'],
          [
            ['keep', '保留', 'Kept'],
            ['rebuild', '原址翻建', 'Rebuilt on the same place'],
            ['return', '退给村集体', 'Returned to the village'],
            ['other', '其他', 'Other'],
          ],
        ),
      }),
      proposedLand: group(['拟用地', 'Proposed land'], {
        location: address(['位置', 'Location']),
        area: squareMetres(['面积', 'Area']),
        boundaries: boundaries(['四至', 'Boundaries']),
        landKind: choice(
          ['地类', 'Kind of land'],
          [
            ['homestead', '原有宅基地', 'Existing homestead'],
            ['construction', '其他建设用地', 'Other construction land'],
            ['farmland', '农用地（先办转用）', 'Farmland (conversion first)'],
            ['unused', '未利用地', 'Unused land'],
          ],
        ),
      }),
      proposedBuilding: optionalGroup(['拟建房屋（先批地的不填）', 'Proposed house (not for land only)'], {
        footprint: squareMetres(['占地面积', 'Footprint']),
        floorArea: squareMetres(['建筑面积', 'Floor area']),
        storeys,
        eavesHeight: metres(['檐口高度', 'Height of eaves']),
      }),
      coordinates: coordinates(['坐标', 'Coordinates']),
      siteVisits: optional(
        rows(['三到场记录（由工作人员填写）', 'Site visits (filled in by staff)'], {
          stage: choice(
            ['阶段', 'Stage'],
            [
              ['survey', '选址踏勘', 'Survey'],
              ['setting-out', '批后放线', 'Setting out'],
              ['completion', '竣工验收', 'Completion'],
            ],
          ),
          date: date(['日期', 'Date']),
          staff: personName(['到场人员', 'Staff']),
        }),
      ),
    },
    notices: ['占用农用地的，先办农用地转用。', '公示和三到场的时间不算在办理时限里，到场照片随办件扫描上传。'],
    basis: ['中华人民共和国土地管理法第六十二条', '农经发〔2019〕6号'],
    certainty: 'A14',
  },
  {
    code: 'DEMO-029',
    name: '乡村建设规划许可证核发（村民住宅）',
    english: 'Rural planning permit (villagers’ houses)',
    aliases: ['规划许可证', '建房许可', '乡村规划许可'],
    itemType: '01',
    department: naturalResources,
    themes: ['住房建设'],
    legalLimit: workdays(20),
    promisedLimit: workdays(15),
    flow: withinTownship(naturalResources),
    specialProcedures: [uncounted('公示', null)],
    acceptConditions: ['在乡、村庄规划区内建住宅', '宅基地已经批准'],
    resultName: '乡村建设规划许可证',
    kiosk: false,
    materials: [need('SB'), need('SF'), need('HK'), need('CW'), need('SJ')],
    fields: {
      location: address(['项目位置', 'Location']),
      coordinates: coordinates(['坐标', 'Coordinates']),
      landArea: squareMetres(['用地面积', 'Land area']),
      floorArea: squareMetres(['建筑面积', 'Floor area']),
      storeys,
    },
    notices: ['公示时间不算在办理时限里。'],
    basis: ['中华人民共和国城乡规划法第四十一条', '中华人民共和国行政许可法'],
    certainty: 'A15t',
  },
  {
    code: 'DEMO-030',
    name: '农村危房改造补助申请',
    english: 'Subsidy for unsafe rural houses',
    aliases: ['危房改造', '修房子补助', '危房补助', '房子要塌了'],
    itemType: '05',
    department: housing,
    themes: ['住房建设', '社会救助', '扶贫脱贫'],
    promisedLimit: workdays(30),
    flow: townshipThenCounty(housing),
    specialProcedures: [uncounted('村评议公示（不少于7日）', days(7)), uncounted('镇、县公示', null)],
    acceptConditions: ['属于农村低收入群体等重点对象', '唯一住房是C级或D级危房'],
    resultName: '补助审批表、三方协议',
    kiosk: false,
    materials: [need('SB'), need('SF'), need('HK'), need('DB'), need('CW'), need('WP'), maybe('JD')],
    situations: [
      ask('survey', '房子做过危房鉴定吗？', ['done', '做过，有鉴定报告', 'JD'], ['not-yet', '没做过，由镇里组织鉴定']),
    ],
    fields: {
      householdKind: choice(
        ['户类型', 'Household'],
        [
          ['minimum-living', '农村低保户', 'Minimum living allowance'],
          ['extreme-poverty', '分散供养特困户', 'Extreme poverty'],
          ['near-poor', '低保边缘户', 'Near-poor'],
          ['poverty-risk', '防止返贫监测户', 'At risk of poverty'],
          ['severe-hardship', '突发严重困难户', 'Sudden severe hardship'],
        ],
      ),
      houseGrade: choice(
        ['房屋等级', 'Grade of the house'],
        [
          ['C', 'C级', 'Grade C'],
          ['D', 'D级', 'Grade D'],
        ],
      ),
      method: choice(
        ['改造方式', 'Method'],
        [
          ['reinforce', '加固', 'Reinforcement'],
          ['rebuild', '重建', 'Rebuilding'],
        ],
      ),
      coordinates: coordinates(['房屋坐标', 'Coordinates of the house']),
      publicNotices: optional(
        rows(['公示记录（由工作人员填写）', 'Public notices (filled in by staff)'], {
          level: choice(
            ['公示层级', 'Level'],
            [
              ['village', '村', 'Village'],
              ['township', '镇', 'Township'],
              ['county', '县', 'County'],
            ],
          ),
          from: date(['开始日期', 'From']),
          to: date(['结束日期', 'To']),
        }),
      ),
    },
    notices: ['村里评议后公示不少于7日，镇、县再公示，公示时间不算在办理时限里。'],
    basis: ['农村低收入群体等重点对象住房安全保障工作实施意见（建村〔2021〕35号）'],
    certainty: 'A16',
  },
];
