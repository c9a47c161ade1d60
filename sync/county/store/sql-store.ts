import type { CryptoSuite } from '../../crypto/keys.ts';
import { sqlOwnCases } from '../cases/own-cases.ts';
import { sqlCases } from '../cases/sql-cases.ts';
import { catalogueShelf } from '../catalogue-shelf.ts';
import { sqlClosings } from '../closings/sql-closings.ts';
import { sqlCredit } from '../credit/sql-credit.ts';
import { sqlDisclosure } from '../disclosure/sql-disclosure.ts';
import { sqlDocuments } from '../documents/sql-documents.ts';
import { sqlDoorstep } from '../doorstep/sql-doorstep.ts';
import { sqlExchange } from '../exchange/sql-exchange.ts';
import { sqlIdentity } from '../identity/sql-identity.ts';
import { sqlPackages } from '../packages/sql-packages.ts';
import { sqlPayments } from '../payments/sql-payments.ts';
import { sqlOnlineServices } from '../pre-checks/sql-online-services.ts';
import { sqlPreChecks } from '../pre-checks/sql-pre-checks.ts';
import { sqlBasicList } from '../publications/basic-list.ts';
import { signEarlier } from '../publications/sign-earlier.ts';
import { sqlPublications } from '../publications/sql-publications.ts';
import { sqlRatings } from '../ratings/sql-ratings.ts';
import { sqlStaffCalls } from '../staff-calls/sql-staff-calls.ts';
import { sqlStatistics } from '../statistics/sql-statistics.ts';
import { sqlAlarms } from '../supervision/sql-alarms.ts';
import { sqlVoices } from '../voices/sql-voices.ts';
import { countyIdentity } from './county-key.ts';
import type { Database } from './database.ts';
import type { CountyStore } from './port.ts';
import { countySettings } from './secrets.ts';
import { sqlApplications } from './sql/applications.ts';
import { sqlConsole } from './sql/console.ts';
import { type IntakeWatch, sqlIntake } from './sql/intake.ts';
import { sqlMaterials } from './sql/materials.ts';
import { sqlPlaces } from './sql/places.ts';
import { sqlPublishing } from './sql/publishing.ts';
import { sqlTerminals } from './sql/terminals.ts';
import { sqlUploadLeases } from './sql/upload-leases.ts';
import { sqlWatch } from './sql/watch.ts';

/** The county's store on a migrated database. `now` is the county's clock. */
export async function sqlCountyStore(
  database: Database,
  now: () => Date,
  options: { readonly watch?: IntakeWatch | undefined; readonly suite?: CryptoSuite | undefined } = {},
): Promise<CountyStore> {
  const settings = await countySettings(database);
  const identity = await countyIdentity(database, options.suite ?? 'international');
  const signing = { identity, now };
  await signEarlier(database, signing);
  const publishing = sqlPublishing(database, settings, signing);
  const publications = sqlPublications(database, signing);
  const shelf = catalogueShelf({ publishing, publications });
  return {
    identity,
    terminals: sqlTerminals(database, now),
    intake: sqlIntake(database, now, options.watch),
    materials: sqlMaterials(database, now),
    uploadLeases: sqlUploadLeases(database),
    applications: sqlApplications(database, now),
    publishing,
    publications,
    places: sqlPlaces(database, now),
    console: sqlConsole(database, now),
    watch: sqlWatch(database),
    preChecks: sqlPreChecks(database, now),
    ownCases: sqlOwnCases(database),
    onlineServices: sqlOnlineServices(database, now),
    closings: sqlClosings(database),
    cases: sqlCases(database, now),
    alarms: sqlAlarms({ database, shelf, publications, now }),
    exchange: sqlExchange(database, shelf, now),
    statistics: sqlStatistics(database),
    ratings: sqlRatings(database, now),
    voices: sqlVoices(database, now),
    identityChecks: sqlIdentity(database, now),
    credit: sqlCredit(database, now),
    documents: sqlDocuments(database),
    packages: await sqlPackages(database, now),
    payments: sqlPayments(database, now),
    disclosure: sqlDisclosure(database, now),
    doorstep: sqlDoorstep(database, now),
    basicList: sqlBasicList(database, now),
    staffCalls: sqlStaffCalls(database, now),
  };
}
