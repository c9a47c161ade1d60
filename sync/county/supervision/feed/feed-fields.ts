/**
 * 监察数据: the ten events that supervision systems take, with the field names that they take them by (devices §9.2, in
 * use in Guangdong since 2009 and copied elsewhere). Where platforms differ in a spelling, the most common one stands.
 */
const ofAll = {
  SJBBH: '数据版本号',
  PDH: '排队号',
  BZ: '备注',
  BYZDA: '备用字段A',
  BYZDB: '备用字段B',
  BYZDC: '备用字段C',
  BYZDD: '备用字段D',
} as const;
const ofCase = { SBLSH: '申办流水号', SXBM: '事项编码', XZQHDM: '行政区划代码', YWLSH: '业务流水号' } as const;

export const feedEvents = {
  '0': {
    name: '申办',
    fields: {
      ...ofCase,
      SXMC: '事项名称',
      FSXBM: '父事项编码',
      FSXMC: '父事项名称',
      SQRLX: '申请人类型',
      SQRMC: '申请人名称',
      SQRZJLX: '申请人证件类型',
      SQRZJHM: '申请人证件号码',
      LXRXM: '联系人姓名',
      LXRZJLX: '联系人证件类型',
      LXRSFZJHM: '联系人身份证件号码',
      LXRSJ: '联系人手机',
      LXRYX: '联系人邮箱',
      SBXMMC: '申办项目名称',
      SBCLQD: '申办材料清单',
      TJFS: '提交方式',
      SBHZH: '申办回执号',
      SBSJ: '申办时间',
      SBJTWD: '申办具体网点',
      YSBLSH: '原申办流水号',
      ...ofAll,
    },
  },
  '1': {
    name: '预受理',
    fields: {
      ...ofCase,
      YSLBMMC: '预受理部门名称',
      YSLBMZZJGDM: '预受理部门组织机构代码',
      BLRXM: '办理人姓名',
      BLRGH: '办理人工号',
      YSLZTDM: '预受理状态代码',
      BSLYY: '不受理原因',
      BJBZSM: '补交补正说明',
      YSLSJ: '预受理时间',
      YSLJTDD: '预受理具体地点',
      ...ofAll,
    },
  },
  '2': {
    name: '受理',
    fields: {
      ...ofCase,
      SLBMMC: '受理部门名称',
      SLBMZZJDDM: '受理部门组织机构代码',
      BLRXM: '办理人姓名',
      BLRGH: '办理人工号',
      SLZTDM: '受理状态代码',
      BSLYY: '不受理原因',
      SLHZH: '受理回执号',
      SLSJ: '受理时间',
      CXMM: '查询密码',
      GDBLSX: '规定办理时限',
      GDBLSXDDW: '规定办理时限单位',
      GDSF: '规定收费',
      SLZLQD: '受理资料清单',
      SLJTDD: '受理具体地点',
      ...ofAll,
    },
  },
  '3': {
    name: '审批',
    fields: {
      ...ofCase,
      SPHJDM: '审批环节代码',
      SPHJMC: '审批环节名称',
      SPBMMC: '审批部门名称',
      SPBMZZJDMD: '审批部门组织机构代码',
      SPRXM: '审批人姓名',
      SPRZWDM: '审批人职务代码',
      SPRZWMC: '审批人职务名称',
      SPYJ: '审批意见',
      SPSJ: '审批时间',
      SPHJZTDM: '审批环节状态代码',
      SPBZH: '审批步骤号',
      ...ofAll,
    },
  },
  '4': {
    name: '办结',
    fields: {
      ...ofCase,
      BJBMMC: '办结部门名称',
      BJBMZZJDDM: '办结部门组织机构代码',
      BJJGDM: '办结结果代码',
      BJJGMS: '办结结果描述',
      ZFHTHYY: '作废或退回原因',
      ZJGZMC: '证件/盖章名称',
      ZJBH: '证件编号',
      ZJYXQX: '证件有效期限',
      FZGZDW: '发证/盖章单位',
      SFJE: '收费金额',
      JEDWDM: '金额单位代码',
      BJSJ: '办结时间',
      ...ofAll,
    },
  },
  '5': {
    name: '特别程序申请',
    fields: {
      ...ofCase,
      XH: '序号',
      TBCXZL: '特别程序种类',
      TBCXZLMC: '特别程序种类名称',
      TBCXKSRQ: '特别程序开始日期',
      TBCXPZR: '特别程序批准人',
      TBCXQDLYHYJ: '特别程序启动理由或依据',
      SQNR: '申请内容',
      TBCXSX: '特别程序时限',
      TBCXSXDW: '特别程序时限单位',
      ...ofAll,
    },
  },
  '6': {
    name: '特别程序结果',
    fields: {
      ...ofCase,
      XH: '序号',
      TBCXJG: '特别程序结果',
      JGCSRQ: '结果产生日期',
      TBCXJSRQ: '特别程序结束日期',
      TBCXSFJE: '特别程序收费金额',
      JEDWDM: '金额单位代码',
      ...ofAll,
    },
  },
  '7': {
    name: '补交告知',
    fields: {
      ...ofCase,
      BZGZFCRXM: '补正告知发出人姓名',
      BZGZYY: '补正告知原因',
      BZCLQD: '补正材料清单',
      BZGZSJ: '补正告知时间',
      ...ofAll,
    },
  },
  '8': {
    name: '补交受理',
    fields: {
      ...ofCase,
      BZSLBLRXM: '补正受理办理人姓名',
      BZCLQD: '补正材料清单',
      BZSJ: '补正时间',
      BZSLJTDD: '补正受理具体地点',
      ...ofAll,
    },
  },
  '9': {
    name: '领取登记',
    fields: {
      ...ofCase,
      LQRXM: '领取人姓名',
      LQRZJLX: '领取人证件类型',
      LQRSFZJHM: '领取人身份证件号码',
      LQFS: '领取方式',
      LQSJ: '领取时间',
      ...ofAll,
    },
  },
} as const satisfies Record<string, { readonly name: string; readonly fields: Readonly<Record<string, string>> }>;

export type FeedEventCode = keyof typeof feedEvents;
export const feedEventCodes = Object.keys(feedEvents) as FeedEventCode[];

/** One event, every field of its kind there; what is not known is the empty text. */
export interface FeedRow<C extends FeedEventCode = FeedEventCode> {
  readonly event: C;
  readonly values: Readonly<Record<keyof (typeof feedEvents)[C]['fields'] & string, string>>;
}
