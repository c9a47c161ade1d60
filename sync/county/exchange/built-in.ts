import { type MappingShelf, readShelf } from './mapping-shelf.ts';
import acceptance from './mappings/acceptance.json' with { type: 'json' };
import application from './mappings/application.json' with { type: 'json' };
import applicationMaterial from './mappings/application-material.json' with { type: 'json' };
import codeSetFile from './mappings/code-sets.json' with { type: 'json' };
import complaint from './mappings/complaint.json' with { type: 'json' };
import conclusion from './mappings/conclusion.json' with { type: 'json' };
import handling from './mappings/handling.json' with { type: 'json' };
import item from './mappings/item.json' with { type: 'json' };
import logistics from './mappings/logistics.json' with { type: 'json' };
import payment from './mappings/payment.json' with { type: 'json' };
import rating from './mappings/rating.json' with { type: 'json' };
import specialProcedure from './mappings/special-procedure.json' with { type: 'json' };
import supervision from './mappings/supervision.json' with { type: 'json' };
import upProAccept from './mappings/up_pro_accept.json' with { type: 'json' };
import upProMaterial from './mappings/up_pro_material.json' with { type: 'json' };
import upProProcess from './mappings/up_pro_process.json' with { type: 'json' };
import upProResult from './mappings/up_pro_result.json' with { type: 'json' };
import upProSpecialProcedure from './mappings/up_pro_special_procedure.json' with { type: 'json' };

/** 随带的映射: GB/T 39046 first, the national reporting tables after it. One that is broken keeps the county from starting. */
export const builtInMappings: MappingShelf = readShelf(codeSetFile, [
  item,
  application,
  applicationMaterial,
  acceptance,
  handling,
  specialProcedure,
  conclusion,
  rating,
  complaint,
  supervision,
  logistics,
  payment,
  upProAccept,
  upProProcess,
  upProSpecialProcedure,
  upProResult,
  upProMaterial,
]);
