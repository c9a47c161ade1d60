import { countySentences } from './failure-sentences-county.ts';
import { backupSentences } from './failure-words-backup.ts';
import { deskSentences } from './failure-words-desk.ts';
import { deviceSentences } from './failure-words-devices.ts';
import { displaySentences } from './failure-words-display.ts';
import { kioskSentences } from './failure-words-kiosk.ts';
import { setupSentences } from './failure-words-setup.ts';
import { windowSentences } from './failure-words-window.ts';
import type { FailureCode, Text } from './failures.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/**
 * Shown to the citizen, on every station. Says what happens next and what is safe; names no code and no part of the
 * software, and blames nobody. It promises only what the ledger already guarantees: a draft is stored per field, a receipt
 * is printed after the commit, nothing unsent is ever deleted.
 */
export const sentences: Readonly<Record<FailureCode, Text>> = {
  ...deviceSentences,
  ...countySentences,
  ...deskSentences,
  ...backupSentences,
  ...displaySentences,
  'terminal/not-enrolled': text(
    '本机还没有在县里登记，登记后就能办理。',
    'This terminal is not enrolled with the county yet; it can be used once it is.',
  ),
  'terminal/locked': text(
    '本机已锁定，请工作人员解锁后接着办。已填的内容都在。',
    'The terminal is locked. Staff will unlock it to go on. What was filled in is kept.',
  ),
  'terminal/in-use': text(
    '本机的窗口程序已经开着，请回到那个窗口接着办。',
    'The terminal is already running; please go on in that window.',
  ),
  'terminal/fault': text(
    '刚才这一步没有做成，请再试一次；还不行就请工作人员帮忙。已经存好的都在。',
    'That step did not work. Please try again, or ask staff. Everything already saved is kept.',
  ),
  'operator/wrong-pin': text('口令不对，请再输一次。', 'The PIN does not match. Please enter it again.'),
  'operator/locked-out': text(
    '口令输错次数较多，请过一会儿再试。已填的内容都在。',
    'Too many tries with the PIN. Please try again later. What was filled in is kept.',
  ),
  'operator/revoked': text('这个工号已经停用，不能登录。', 'This account has been withdrawn.'),
  'operator/wrong-code': text('启用码不对，请再核对一遍。', 'That start code is not right; please check it again.'),
  'operator/code-expired': text('启用码过期了，或已经用过。', 'This start code has expired or has been used.'),
  'operator/weak-pin': text('PIN太简单，请换一个。', 'That PIN is too easy to guess; please choose another.'),
  'application/not-found': text(
    '本机没有找到这个办件，请核对编号，或凭身份证查询。',
    'This application was not found here. Please check the number, or search by identity card.',
  ),
  'application/incomplete': text(
    '还差几样没有齐，补上标出的地方就可以受理。已填的内容都在。',
    'A few things are still missing. Complete the marked places to go on. What was filled in is kept.',
  ),
  'application/already-accepted': text(
    '这件事已经受理，不用再办一次，可以补打凭证。',
    'This has already been accepted and need not be done again. The receipt can be reprinted.',
  ),
  'application/chip-mismatch': text(
    '有一处和身份证上的不一样，请和工作人员一起核对。已填的内容都在。',
    'One answer differs from the identity card. Please check it with staff. What was filled in is kept.',
  ),
  'application/state-forbids': text(
    '这个办件现在不能做这一步，请看看它目前到了哪里。已交的材料都在。',
    'This step is not possible now. Please look where the application stands. What was handed in is kept.',
  ),
  'case/not-your-post': text('这一步由别的岗位办理。', 'This step belongs to another post.'),
  'case/second-person': text('这一步还要另一位工作人员签字。', 'Another member of staff has to sign this step.'),
  'case/not-allowed': text('按规定这一步现在还不能办。', 'By the rules this step can’t be taken now.'),
  'case/changed-elsewhere': text(
    '这个办件刚刚有了新的修改或步骤，请先看过再办。您填的还在。',
    'This case has just been changed or has moved on. Please look at it first. What you typed is kept.',
  ),
  'draft/changed-elsewhere': text(
    '这份草稿刚在别处改过，请看一下最新的内容再接着填。两边的内容都在。',
    'This draft was just changed elsewhere. Please look at the latest before going on. Both versions are kept.',
  ),
  'item/unknown': text(
    '没有找到这个事项，请换个说法再找，或请工作人员帮忙。',
    'This item was not found. Please try other words, or ask staff.',
  ),
  'item/requirement-unknown': text(
    '这个事项不要这份材料，不用交。',
    'This matter does not ask for that paper; you need not bring it.',
  ),
  'item/no-public-notice': text('这个事项不用公示。', 'This matter is not put up in public.'),
  'fee/none': text('这件事不收费。', 'There is nothing to pay for this.'),
  'fee/unpublished': text(
    '收费标准县里还没有公布，现在不用交钱。',
    'The county has not published the fee yet. Nothing is to be paid now.',
  ),
  'disclosure/not-found': text(
    '没有查到，请核对回执上的编号和查询码。',
    'Nothing was found. Please compare the number and the query code with your receipt.',
  ),
  'item/retired': text(
    '这个事项现在不办理了，工作人员会告诉您该怎么办。',
    'This item is no longer handled; staff will tell you what to do instead.',
  ),
  'pre-check/offline': text(
    '现在联不上县里，预审的内容暂时取不到。可以先空白办理，预审编号会记在办件里。',
    'The county cannot be reached now, so the pre-check cannot be fetched. The case can begin blank; its number is kept.',
  ),
  'pre-check/unknown': text(
    '县里没有这个预审编号，请核对预审回执；没有预审也可以照常办理。',
    'The county has no pre-check with this number. Please check the slip; the case can be handled without it as well.',
  ),
  'pre-check/used': text(
    '这份预审已经办过受理，不用再办一次，可以凭身份证查询办到哪里了。',
    'This pre-check has already become an application and need not be handed in again; it can be looked up.',
  ),
  'pre-check/expired': text(
    '这份预审已经过期或作废，可以照常办理，内容需要重新填写。',
    'This pre-check has expired or was withdrawn. The case can be handled as usual; the answers are given anew.',
  ),
  'pre-check/other-version': text(
    '预审以后这个事项的要求变过，预审的内容不能直接带入。可以先空白办理，预审编号会记在办件里。',
    'What this item asks for has changed since the pre-check. The case can begin blank; the number is kept.',
  ),
  'citizen/staff-session': text('这一页只能由群众自己提交。', 'Only the citizen can send this page.'),
  'citizen/closed': text(
    '这一页已经过时，请工作人员再打开一次。',
    'This page has closed. Please ask staff to open it again.',
  ),
  'citizen/not-yet': text(
    '这台机器还没有和县里联系过，联系上以后就能评价和投诉。',
    'This machine has not been in touch with the county yet. Ratings and complaints open after that.',
  ),
  'citizen/not-yours': text(
    '这件事不是用这张身份证办的，请用办事时的身份证，或扫回执上的二维码。',
    'This matter was not handled with that card. Please use the card it was handled with, or the code on the receipt.',
  ),
  'kiosk/not-here': text(
    '这一项在自助机上看不了，请到窗口，工作人员会帮您。',
    'This cannot be shown at a self-service kiosk. Staff at the window will help you.',
  ),
  'rating/given-already': text('这次办事您已经评价过了，谢谢您。', 'You have rated this visit already. Thank you.'),
  'voice/unknown': text(
    '没有查到，请核对凭条上的编号和查询码。',
    'Nothing was found. Please compare the number and the query code with your slip.',
  ),
  'voice/tries': text(
    '查询码输得太多次了，请过十分钟再查。',
    'The query code was tried too often. Please come back in ten minutes.',
  ),
  'operator/not-allowed': text('这一步要由负责的工作人员来办。', 'Another member of staff is in charge of this step.'),
  'operator/too-long-offline': text(
    '这台终端很久没联网了，今天先收件；联网后再办理。',
    'This terminal has been without the county for long: papers are taken now, the rest follows once it is back.',
  ),
  'wallet/not-offered': text(
    '这份材料这次不能复用，请另交一份。',
    'That paper can’t be used again this time. Please hand it in anew.',
  ),
  'visit/settled': text('这次上门已经办完了，不用再办。', 'This visit is finished already.'),
  'visit/not-to-call-off': text('这次上门不能在这里取消。', 'This visit can’t be called off here.'),
  'visit/not-to-take-back': text('这一步已经不能撤回了。', 'This can’t be taken back any more.'),
  'visit/choose-first': text(
    '请先说明是上门受理还是代办，再开始办。',
    'Please say first whether this is taken at the doorstep or by a delegate.',
  ),
  'visit/no-case': text(
    '这次任务没写明送哪一件的结果，送达回证开不出来。',
    'This visit does not say whose result it is: no proof of delivery can be made out.',
  ),
  'visit/receiver-number': text(
    '收件人的身份证号不对，请再核对一遍。',
    'The receiver’s ID number is not right; please check it.',
  ),
  'visit/receiver-minor': text(
    '收件人还没满 18 岁，不能代收，请交给家里的成年人。',
    'The receiver is not 18 yet; please give it to an adult of the household.',
  ),
  'visit/no-sheet': text(
    '这张送达回证已经作废或者签过了，请看清再签。',
    'That sheet was voided or signed already; please look again.',
  ),
  'evidence/incomplete': text(
    '上门记录还差一点没写全，拍好的照片都在。',
    'The record of this visit is not complete yet; the photographs are kept.',
  ),
  'handover/nothing': text('没有要交接的办件。', 'There is nothing to hand over.'),
  'handover/too-large': text('这一批太大了，请分两批交接。', 'This batch is too large; please hand it over in two.'),
  'handover/wrong-code': text('交接码和这份文件对不上。', 'The hand-over code does not open this file.'),
  'handover/damaged': text(
    '这份交接文件坏了，办件都还在代办员的设备里。',
    'This file is damaged; the cases are still on the agent’s device.',
  ),
  'handover/other-batch': text('这不是要找的那一批。', 'This is another batch.'),
  'handover/verdicts': text('有的件还没有点清，请再核对一遍。', 'Something does not add up yet; please count again.'),
  'handover/gone': text('这一件已经交给镇上窗口办理了。', 'The township’s window has this case now.'),
  'original/settled': text('这份原件已经签收退还了。', 'This original has been signed for and returned.'),
  'package/no-county-key': text(
    '这台终端还没有拿到县里的封装密钥，导出的文件谁也打不开，所以没有导出。',
    'This terminal has not yet been given the county’s sealing key, so nothing was exported.',
  ),
  'package/nothing-to-send': text(
    '没有要导出的：全部办件县里都已收到。',
    'There is nothing to export: the county has everything.',
  ),
  'package/folder-missing': text(
    '找不到选定的文件夹，U盘可能已拔出。',
    'The chosen folder is not there; the stick may have been pulled out.',
  ),
  'package/disk-full': text(
    'U盘的空间不够，没有留下不完整的文件。',
    'There is not enough room on the stick; no incomplete file was left.',
  ),
  'package/cannot-write': text(
    '写入中断了，本机的办件都在，没有少。',
    'Writing broke off; everything is still on this terminal.',
  ),
  'package/cannot-read': text('这个文件读不出来。', 'This file can not be read.'),
  'package/busy': text('另一个离线包正在处理。', 'Another package is being handled.'),
  'package/not-a-package': text('这个文件不是离线包，也不是回执。', 'This file is neither a package nor a receipt.'),
  'package/damaged': text(
    '这个离线包不完整或被改动过，没有接收。',
    'This package is incomplete or was altered; it was not taken.',
  ),
  'package/other-county': text('这个离线包是给别的县的。', 'This package is for another county.'),
  'package/unknown-terminal': text(
    '县里不认识制作这个离线包的终端。',
    'The county does not know the terminal that made this package.',
  ),
  'package/wrong-signature': text(
    '这个离线包上的签名不是它所说的那台终端的。',
    'The signature on this package is not that of the terminal it names.',
  ),
  'package/closed-key': text(
    '这个离线包是用已经停用的旧密钥制作的。',
    'This package was made with a key that is no longer in use.',
  ),
  'package/other-terminal': text('这张回执是另一台终端的。', 'This receipt belongs to another terminal.'),
  'package/receipt-not-genuine': text(
    '这张回执不是本县出具的，或被改动过。',
    'This receipt was not issued by this county, or was altered.',
  ),
  'ledger/full': text(
    '本机的空间不够了，这一件还没有受理，请稍等工作人员处理。以前办的都在。',
    'This terminal has run out of space; this one is not accepted yet. Staff will help. Earlier ones are safe.',
  ),
  'ledger/chain-broken': text(
    '本机的记录需要检查，请到旁边的窗口办理。以前交的都保留着。',
    'The records here need checking; please use the next window. What was handed in before is kept.',
  ),
  'vault/missing': text(
    '有一页扫描件没有找到，请再扫一次这一页。其他的都在。',
    'One scanned page was not found. Please scan that page again. The others are kept.',
  ),
  'vault/damaged': text(
    '有一页扫描件打不开，请再扫一次这一页。其他的都在。',
    'One scanned page cannot be opened. Please scan that page again. The others are kept.',
  ),
  'paper/cannot-render': text(
    '凭证暂时排不出来，可以先记下办件编号，稍后补打。您办的事已经存好。',
    'The paper cannot be laid out now. Please note the number; it can be printed later. Your application is saved.',
  ),
  'document/field-missing': text(
    '这份文书还缺内容，补齐后就能开出来。您办的事已经存好。',
    'Something that this document must say is not there yet. Once it is filled in, it can be issued. Your application is saved.',
  ),
  'document/not-due': text(
    '办件还没走到这一步，这份文书现在还不能开。',
    'The application has not come to this step, so this document cannot be issued yet.',
  ),
  'document/not-found': text(
    '没有找到这份文书，请从办件的“文书”里重新打开。',
    'This document was not found. Please open it again from the application’s documents.',
  ),
  'input/invalid': text(
    '有一处内容不合适，请看一下标出的地方。已填的内容都在。',
    'Something does not fit. Please look at the marked place. What was filled in is kept.',
  ),
  'simulator/unavailable': text(
    '演示面板只在演示模式里有，现在用的是真设备。',
    'The demo panel exists in demo mode only; real devices are in use now.',
  ),
  ...setupSentences,
  ...windowSentences,
  ...kioskSentences,
};
