import { type Contract, contract } from '../preload/contract.ts';
import { type Failure, failed, ok, type Result } from './domain/result.ts';
import { stationVerbs } from './station-verbs.ts';
import { refusedInPractice } from './training/kept-inside.ts';
import { acceptApplication } from './usecases/accept-application.ts';
import { addPhotoPage } from './usecases/add-photo-page.ts';
import { alarms, answerAlarm, caseClocks, deadlines } from './usecases/alarms.ts';
import { amendApplication, mergeAmendments, noteLateAmendments } from './usecases/amend-application.ts';
import { dropAmending, removeAmendingPage, saveAmending, scanForAmendment } from './usecases/amending.ts';
import { applyCard } from './usecases/apply-card.ts';
import { cardPhoto } from './usecases/card-photo.ts';
import { caseMoves, makeMove, noteRefusedMoves } from './usecases/case-moves.ts';
import { caseFile } from './usecases/case-view.ts';
import { checkDraft } from './usecases/check-draft.ts';
import {
  beginRating,
  beginVoice,
  closeCitizenScreen,
  giveRating,
  giveVoice,
  handOver,
  ratingState,
} from './usecases/citizen.ts';
import { deskPull } from './usecases/desk-pull.ts';
import { deviceSettings, deviceTable, findDevices, saveDeviceSettings } from './usecases/device-settings.ts';
import { discardDraft } from './usecases/discard-draft.ts';
import { disclosure, disclosures, requestDisclosure } from './usecases/disclosure.ts';
import { disclosureReceipt, printDisclosureSlip } from './usecases/disclosure-papers.ts';
import { documentSeries, documentsOf } from './usecases/documents/case-documents.ts';
import {
  previewDocument,
  printCaseDocument,
  saveCaseDocument,
  viewDocument,
} from './usecases/documents/document-papers.ts';
import { issueDocument, voidDocument } from './usecases/documents/issue-document.ts';
import { keepPage, movePage, removePage } from './usecases/draft-pages.ts';
import { enrol, readEnrolment } from './usecases/enrolment.ts';
import { exportPackage, packagePlaces, readPackages } from './usecases/export-package.ts';
import { exportTables } from './usecases/export-tables.ts';
import { feeOf, paymentNotice } from './usecases/fees.ts';
import { identityState, settleIdentity } from './usecases/identity-state.ts';
import { importPackage, savePackageReceipt } from './usecases/import-package.ts';
import { barredAtKiosk, narrowedAtKiosk } from './usecases/kiosk/kiosk-door.ts';
import { application, searchApplications } from './usecases/look-up.ts';
import { lookUpCode } from './usecases/look-up-code.ts';
import type { NameIndex } from './usecases/name-index.ts';
import { openPreCheck } from './usecases/open-pre-check.ts';
import { keepOriginal, openOriginals, originals, returnOriginal } from './usecases/originals.ts';
import { changePin, startWithCode } from './usecases/own-pin.ts';
import { applicationForm, receiptDocument, receiptPreview } from './usecases/papers.ts';
import type { TerminalParts } from './usecases/parts.ts';
import { documentJob, printDocument } from './usecases/print-document.ts';
import { printReceipt } from './usecases/print-receipt.ts';
import { itemSheet, publicNotice, published } from './usecases/public-pages.ts';
import { readCard } from './usecases/read-card.ts';
import { saveDraft } from './usecases/save-draft.ts';
import { scanMaterial } from './usecases/scan-material.ts';
import { forgetScannerCertificate, scannerCertificates } from './usecases/scanner-certificates.ts';
import { chooseScanning, scanning } from './usecases/scanning.ts';
import { resend, sendNow, setUploadShare, syncView } from './usecases/sending.ts';
import { creditState } from './usecases/standing-of-person.ts';
import { startDraft } from './usecases/start-draft.ts';
import { statistics, statisticsCases } from './usecases/statistics.ts';
import { draftMoves, takeInDraft } from './usecases/take-in-draft.ts';
import { terminalState } from './usecases/terminal-state.ts';
import { testDevice } from './usecases/test-device.ts';
import { answerSupervision, presence, tray } from './usecases/tray.ts';
import { lock, unlock } from './usecases/unlock.ts';
import { printVoiceSlip } from './usecases/voice-slip.ts';
import { voiceStatus, voices } from './usecases/voices.ts';
import { dropReuse, takeFromWallet, walletOffers } from './usecases/wallet.ts';
import type { VerbsOf } from './verbs.ts';

type Verbs = VerbsOf<Contract>;

/** One door for both hosts: parses what comes in, answers with plain values, and lets no bug through as a crash. */
export interface Api {
  call(method: string, input: unknown): Promise<Result<unknown>>;
}

export function createApi(parts: TerminalParts, names: NameIndex): Api {
  const verbs: Verbs = {
    terminalState: () => ok(terminalState(parts)),
    operators: () => ok([...parts.staff.list()]),
    unlock: (input) => unlock(parts, input),
    startWithCode: (input) => startWithCode(parts, input),
    changePin: (input) => changePin(parts, input),
    lock: () => {
      names.forget();
      return lock(parts);
    },
    enrolment: () => readEnrolment(parts),
    enrol: (input) => enrol(parts, input),
    deviceStates: () => ok([...deviceTable(parts.devices)]),
    deviceSettings: () => deviceSettings(parts),
    saveDeviceSettings: (input) => saveDeviceSettings(parts, input),
    findDevices: () => findDevices(parts),
    scannerCertificates: () => scannerCertificates(parts),
    forgetScannerCertificate: (input) => forgetScannerCertificate(parts, input),
    testDevice: (input) => testDevice(parts, input),
    readCard: () => readCard(parts),
    cardPhoto: (input) => cardPhoto(parts, input),
    deskPull: (input) => deskPull(parts, input),
    saveDraft: (input) => saveDraft(parts, input),
    startDraft: (input) => startDraft(parts, input),
    openPreCheck: (input) => openPreCheck(parts, input),
    discardDraft: (input) => discardDraft(parts, input),
    applyCard: (input) => applyCard(parts, input),
    checkDraft: (input) => checkDraft(parts, input),
    scanning: () => scanning(parts),
    chooseScanning: (input) => chooseScanning(parts, input),
    scanMaterial: (input) => scanMaterial(parts, input),
    addPhotoPage: (input) => addPhotoPage(parts, input),
    removePage: (input) => removePage(parts, input),
    movePage: (input) => movePage(parts, input),
    keepPage: (input) => keepPage(parts, input),
    acceptApplication: (input) => acceptApplication(parts, input),
    printReceipt: (input) => printReceipt(parts, input),
    receiptPreview: (input) => receiptPreview(parts, input),
    applicationForm: (input) => applicationForm(parts, input),
    printDocument: (input) => printDocument(parts, input),
    documentJob: (input) => documentJob(parts, input),
    receiptDocument: (input) => receiptDocument(parts, input),
    application: (input) => application(parts, input),
    searchApplications: (input) => searchApplications(parts, names, input),
    lookUpCode: (input) => lookUpCode(parts, input),
    published: () => published(parts),
    itemSheet: (input) => itemSheet(parts, input),
    feeOf: (input) => feeOf(parts, input),
    paymentNotice: (input) => paymentNotice(parts, input),
    publicNotice: (input) => publicNotice(parts, input),
    requestDisclosure: (input) => requestDisclosure(parts, input),
    disclosures: () => disclosures(parts),
    disclosure: (input) => disclosure(parts, input),
    disclosureReceipt: (input) => disclosureReceipt(parts, input),
    printDisclosureSlip: (input) => printDisclosureSlip(parts, input),
    caseMoves: (input) => caseMoves(parts, input),
    makeMove: (input) => makeMove(parts, input),
    noteRefusedMoves: (input) => noteRefusedMoves(parts, input),
    takeIn: (input) => takeInDraft(parts, input),
    draftMoves: (input) => draftMoves(parts, input),
    tray: () => tray(parts),
    alarms: () => alarms(parts),
    deadlines: (input) => deadlines(parts, input),
    caseClocks: (input) => caseClocks(parts, input),
    answerAlarm: (input) => answerAlarm(parts, input),
    caseFile: (input) => caseFile(parts, input),
    saveAmending: (input) => saveAmending(parts, input),
    scanForAmendment: (input) => scanForAmendment(parts, input),
    removeAmendingPage: (input) => removeAmendingPage(parts, input),
    dropAmending: (input) => dropAmending(parts, input),
    amendApplication: (input) => amendApplication(parts, input),
    mergeAmendments: (input) => mergeAmendments(parts, input),
    noteLateAmendments: (input) => noteLateAmendments(parts, input),
    answerSupervision: (input) => answerSupervision(parts, input),
    presence: (input) => presence(parts, input),
    documentsOf: (input) => documentsOf(parts, input),
    previewDocument: (input) => previewDocument(parts, input),
    issueDocument: (input) => issueDocument(parts, input),
    viewDocument: (input) => viewDocument(parts, input),
    printCaseDocument: (input) => printCaseDocument(parts, input),
    saveCaseDocument: (input) => saveCaseDocument(parts, input),
    voidDocument: (input) => voidDocument(parts, input),
    documentSeries: () => documentSeries(parts),
    handOver: (input) => handOver(parts, names, input),
    beginRating: (input) => beginRating(parts, input),
    beginVoice: () => beginVoice(parts),
    citizenScreen: () => ok(parts.citizen.screen()),
    closeCitizenScreen: (input) => closeCitizenScreen(parts, input),
    giveRating: (input) => giveRating(parts, input),
    giveVoice: (input) => giveVoice(parts, input),
    printVoiceSlip: (input) => printVoiceSlip(parts, input),
    voiceStatus: (input) => voiceStatus(parts, input),
    voices: () => voices(parts),
    ratingState: (input) => ratingState(parts, input),
    identityState: (input) => identityState(parts, input),
    settleIdentity: (input) => settleIdentity(parts, input),
    creditState: (input) => creditState(parts, input),
    walletOffers: (input) => walletOffers(parts, input),
    takeFromWallet: (input) => takeFromWallet(parts, input),
    dropReuse: (input) => dropReuse(parts, input),
    originals: (input) => originals(parts, input),
    keepOriginal: (input) => keepOriginal(parts, input),
    returnOriginal: (input) => returnOriginal(parts, input),
    openOriginals: () => openOriginals(parts),
    ...stationVerbs(parts, names),
    syncState: () => ok(syncView(parts)),
    sendNow: () => sendNow(parts),
    setUploadShare: (input) => setUploadShare(parts, input),
    resend: (input) => resend(parts, input),
    packages: () => readPackages(parts),
    packagePlaces: (input) => packagePlaces(parts, input),
    exportPackage: (input) => exportPackage(parts, input),
    importPackage: (input) => importPackage(parts, input),
    savePackageReceipt: (input) => savePackageReceipt(parts, input),
    verifyLedger: () => parts.audit.verify(),
    exportTables: (input) => exportTables(parts, input),
    statistics: (input) => statistics(parts, input),
    statisticsCases: (input) => statisticsCases(parts, input),
    simulatorState: () => (parts.simulator ? ok(parts.simulator.state()) : failed('simulator/unavailable')),
    simulate: async (input) => {
      if (!parts.simulator) return failed('simulator/unavailable');
      const done = await parts.simulator.apply(input);
      return done.ok ? ok(parts.simulator.state()) : done;
    },
  };

  return {
    async call(method, input) {
      if (!isMethod(method)) return failed('input/invalid', 'no such method');
      const parsed = contract[method].input.safeParse(input ?? {});
      if (!parsed.success) return { ok: false, failure: invalidInput(parsed.error) };
      const barred = barredAtKiosk(parts, method, parsed.data);
      if (barred) return barred;
      const kept = parts.training.isHere ? refusedInPractice(method) : null;
      if (kept !== null) return failed(kept);
      parts.activity.note(method);
      try {
        // The table above pairs each method with its own input; the compiler can't follow that through a lookup.
        const verb = verbs[method] as (value: unknown) => Result<unknown> | Promise<Result<unknown>>;
        return narrowedAtKiosk(parts, method, await verb(parsed.data));
      } catch (bug) {
        parts.log.error({ method, bug: bug instanceof Error ? bug.stack : String(bug) }, 'a verb threw');
        return failed('terminal/fault', method);
      }
    },
  };
}

function isMethod(name: string): name is keyof Contract {
  return Object.hasOwn(contract, name);
}

function invalidInput(error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}): Failure {
  const first = error.issues[0];
  return { code: 'input/invalid', detail: first ? `${first.path.map(String).join('.')}: ${first.message}` : undefined };
}
