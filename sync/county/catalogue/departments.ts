/** Who decides, who receives in the township, and where to ask. National hotlines; where there is none, 12345. */
export interface Department {
  readonly name: string;
  /** 承办: the township office that looks at the papers first. */
  readonly townshipOffice: string;
  readonly consultPhone: string;
}

export const departments = {
  humanResources: department('示范县人力资源和社会保障局', '镇社会保障所', '12333'),
  medicalInsurance: department('示范县医疗保障局', '镇医保服务站', '12393'),
  civilAffairs: department('示范县民政局', '镇社会事务办', '12345'),
  disabledPersons: department('示范县残疾人联合会', '镇残联', '12385'),
  health: department('示范县卫生健康局', '镇卫健办', '12345'),
  veterans: department('示范县退役军人事务局', '镇退役军人服务站', '12345'),
  publicSecurity: department('示范县公安局', '派出所', '12345'),
  township: department('示范县各乡镇人民政府', '镇村镇建设办', '12345'),
  naturalResources: department('示范县自然资源局（委托乡镇）', '镇自然资源所', '12345'),
  housing: department('示范县住房和城乡建设局', '镇村镇建设办', '12345'),
  forestry: department('示范县林业局（委托乡镇）', '镇林业站', '12345'),
  agriculture: department('示范县农业农村局', '镇农业农村办', '12316'),
  marketRegulation: department('示范县市场监督管理局', '镇食安办', '12315'),
  justice: department('示范县法律援助中心', '镇司法所', '12348'),
} as const;

/** 监督渠道, the same for every item (R05). */
export const supervisePhone = '12345';

function department(name: string, townshipOffice: string, consultPhone: string): Department {
  return { name, townshipOffice, consultPhone };
}
