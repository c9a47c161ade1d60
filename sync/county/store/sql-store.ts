import { sqlOnlineServices } from '../pre-checks/sql-online-services.ts';
import { sqlPreChecks } from '../pre-checks/sql-pre-checks.ts';
import type { Database } from './database.ts';
import type { CountyStore } from './port.ts';
import { countySettings } from './secrets.ts';
import { sqlApplications } from './sql/applications.ts';
import { sqlConsole } from './sql/console.ts';
import { sqlIntake } from './sql/intake.ts';
import { sqlMaterials } from './sql/materials.ts';
import { sqlPublishing } from './sql/publishing.ts';
import { sqlTerminals } from './sql/terminals.ts';

/** The county's store on a migrated database. `now` is the county's clock. */
export async function sqlCountyStore(database: Database, now: () => Date): Promise<CountyStore> {
  const settings = await countySettings(database);
  return {
    terminals: sqlTerminals(database, settings, now),
    intake: sqlIntake(database, now),
    materials: sqlMaterials(database, now),
    applications: sqlApplications(database, now),
    publishing: sqlPublishing(database, settings, now),
    console: sqlConsole(database, now),
    preChecks: sqlPreChecks(database, now),
    onlineServices: sqlOnlineServices(database, now),
  };
}
