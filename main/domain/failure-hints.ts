import { countyHints } from './failure-hints-county.ts';
import { packageHints } from './failure-hints-packages.ts';
import { backupHints } from './failure-words-backup.ts';
import { deskHints } from './failure-words-desk.ts';
import { deviceHints } from './failure-words-devices.ts';
import { displayHints } from './failure-words-display.ts';
import { kioskHints } from './failure-words-kiosk.ts';
import { setupHints } from './failure-words-setup.ts';
import { windowHints } from './failure-words-window.ts';
import type { FailureCode, Text } from './failures.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** Shown to staff in the side sheet, beside the code in the details fold. */
export const hints: Readonly<Record<FailureCode, Text>> = {
  ...deviceHints,
  ...countyHints,
  ...packageHints,
  ...deskHints,
  ...backupHints,
  ...displayHints,
  'terminal/not-enrolled': text(
    '到“设置—登记”输入县里给的登记码。',
    'Enter the county’s code under Settings – Enrolment.',
  ),
  'terminal/locked': text('选工号、输口令解锁。', 'Choose your number and enter the PIN.'),
  'terminal/in-use': text(
    '同一个数据目录已被打开；切换到已开的窗口，不要再启动一次。',
    'This data directory is already open; switch to that window instead of starting again.',
  ),
  'terminal/fault': text(
    '程序出了差错，已记入日志；再试一次，重复出现时把详情和日志交给技术支持。',
    'The program met a fault, which is in the log; try again, and give details and log to support if it recurs.',
  ),
  'operator/wrong-pin': text(
    '看看大写锁定和小键盘；多次输错会暂停一会儿。',
    'Check caps and num lock; many tries pause it.',
  ),
  'operator/locked-out': text(
    '等待时间结束后再试，或由管理员重设口令。',
    'Try again after the pause, or have the administrator reset the PIN.',
  ),
  'operator/revoked': text(
    '县里已把这个人从本窗口的人员名单中停用；草稿都还在。弄错了请县里重新启用并发新的启用码。',
    'The county has withdrawn this person from the office’s list; drafts are kept. If that is a mistake, ask for a new start code.',
  ),
  'operator/wrong-code': text(
    '启用码是县里给本人的12位码，不分大小写和横线；连错5次要等5分钟。',
    'The code has 12 signs, case and hyphens do not count; after five wrong tries it waits five minutes.',
  ),
  'operator/code-expired': text(
    '启用码在每台终端只能用一次，也有期限。请县里在“人员”页给这个人发新码。',
    'A code is good once at each terminal and for a limited time. Ask the county for a new one on its staff page.',
  ),
  'operator/weak-pin': text(
    'PIN至少6位，不能全是同一个数字，也不能是123456这样的顺序。',
    'At least six signs, not all the same, and not a plain sequence such as 123456.',
  ),
  'application/not-found': text(
    '可能在别的终端受理；用身份证号再查，或到县平台查。',
    'It may be on another terminal; search by ID number, or at the county.',
  ),
  'application/incomplete': text(
    '右侧列出了还差的内容和原因，可按 F6 打印一次性告知。',
    'What is missing is listed with reasons; F6 prints the one-time notice.',
  ),
  'application/already-accepted': text(
    '在“今日”里能找到它；需要凭证就补打。',
    'It is under Today; reprint the receipt from there.',
  ),
  'application/chip-mismatch': text(
    '芯片读出的内容不能直接改写；确需更正时点“更正”并写明原因。',
    'A chip answer can’t be overwritten; use “Correct” and state the reason.',
  ),
  'application/state-forbids': text(
    '状态已经变化或由县里决定；刷新详情看最新状态。',
    'The state has moved on or belongs to the county; look at the details again.',
  ),
  'case/not-your-post': text(
    '这一步不归您的岗位；岗位由县里的人员名单定，换有这个岗位的人来办。',
    'This step is not of your post; posts are set in the county’s staff list. Have someone who holds it do it.',
  ),
  'case/second-person': text(
    '请复核人在同一个对话框里选自己的名字、输入自己的 PIN；不能是经办人本人。',
    'The second person picks their name and enters their own PIN in the same dialog; it can’t be the same person.',
  ),
  'case/not-allowed': text(
    '规则不允许的原因写在提示里；补上缺的内容，或者换一种办法。',
    'The reason is in the message: add what lacks, or take another way.',
  ),
  'case/changed-elsewhere': text(
    '关掉这个框，看过办件的新内容和新步骤，再重新打开办理。',
    'Close this form, look at the new content and steps of the case, and open it again.',
  ),
  'draft/changed-elsewhere': text(
    '另一个窗口先保存了这份草稿；对照两份内容后再保存。',
    'Another window saved this draft first; compare both and save again.',
  ),
  'item/unknown': text(
    '目录里没有这个编码；看看目录版本，或联网更新目录。',
    'The catalogue has no such code; check its version, or update it online.',
  ),
  'item/requirement-unknown': text(
    '目录里没有这份材料，不能加收，已记入台账。确有需要，请县里先改目录。',
    'The catalogue has no such paper; it may not be demanded, and the attempt is noted. If it is needed, the county changes the catalogue first.',
  ),
  'item/no-public-notice': text(
    '目录没有给这个事项定公示，或者申请人未成年，不能打印公示单。',
    'The catalogue orders no public notice for this item, or the applicant is a minor: no sheet may be printed.',
  ),
  'fee/none': text(
    '目录里这件事不收费，不能开缴款通知。',
    'By the catalogue this costs nothing; no payment notice can be made.',
  ),
  'fee/unpublished': text(
    '目录里这项收费还没有金额，不能开缴款通知，请联系县里发布收费标准。',
    'The catalogue holds no amount for this fee yet, so no payment notice can be made. Ask the county to publish it.',
  ),
  'disclosure/not-found': text(
    '编号和查询码要一起对上；别的窗口收的申请请到那个窗口查，或等县里答复。',
    'Number and query code must fit together. Requests taken elsewhere are looked up there.',
  ),
  'item/retired': text(
    '目录已停用这个事项；已开始的办件按原版本办完，不能新开。',
    'The catalogue retired it; open cases finish on their version, no new ones start.',
  ),
  'pre-check/offline': text(
    '点“先空白办理”照常受理；联网后再扫同一个码，没填的地方会自动补上。',
    'Press “Begin blank” and go on; scanning the code again once online fills what is still open.',
  ),
  'pre-check/unknown': text(
    '看看码是不是别的县或别的系统的；可请县里在“预审”页按姓名查一下。',
    'The code may belong to another county or system; the county can search by name on its pre-check page.',
  ),
  'pre-check/used': text(
    '详情里有办件编号；在“查询”里打开它，或到县平台查。',
    'The number is in the details; open it under Search, or look at the county.',
  ),
  'pre-check/expired': text(
    '请县里重新预审，或在窗口按普通办件受理。',
    'Ask the county for a new pre-check, or accept it as an ordinary case.',
  ),
  'pre-check/other-version': text(
    '详情里有两边的目录版本；本机目录较旧时先联网更新，再扫一次。',
    'The catalogue versions are in the details; where this terminal’s is older, let it update and scan again.',
  ),
  'citizen/staff-session': text(
    '工作人员登录着就不能提交评价和投诉：点“交给群众评价”，把屏幕交给群众。',
    'Nobody can rate or complain in a staff session: use “Hand over for rating” and turn the screen to the citizen.',
  ),
  'citizen/closed': text(
    '页面超时、已提交或被收回。需要时重新交给群众。',
    'Timed out, sent already, or taken back. Hand the screen over again if need be.',
  ),
  'citizen/not-yet': text(
    '还没有拿到县平台的封装密钥。连上县平台一次后会自动取得。',
    'The county’s sealing key is not here yet; it comes by itself at the first contact.',
  ),
  'citizen/not-yours': text(
    '证件号码和办件的申请人对不上，或读卡已过五分钟。',
    'The card is not the applicant’s, or was read more than five minutes ago.',
  ),
  'kiosk/not-here': text(
    '自助终端只答复当前这位群众自己的事；其余的请在窗口办理。',
    'A kiosk answers only about the matters of whoever stands there; everything else is for the window.',
  ),
  'rating/given-already': text('一次到访评一次，网上一事一评。', 'One rating for a visit, one for a matter.'),
  'voice/unknown': text(
    '编号和查询码要一起对上；只能在登记的那台终端上查。',
    'Number and code must fit together, at the terminal where it was registered.',
  ),
  'voice/tries': text(
    '连续输错五次，十分钟后再试，防止猜码。',
    'Five wrong tries close it for ten minutes, so that nobody guesses.',
  ),
  'operator/not-allowed': text(
    '您的岗位没有这一步的权限，请岗位对应的人登录办理。',
    'Your post does not include this step; someone whose post does must sign in.',
  ),
  'operator/too-long-offline': text(
    '断网天数超过上限：可以查看、收件、补材料、上门记录、交接，不能受理、决定、送达。要送的先带好别交，联系上县平台一次就恢复。',
    'Too many days without the county: look up, receive, record visits, hand over; no accepting, deciding or delivering. Keep what was to be delivered; one contact brings all back.',
  ),
  'wallet/not-offered': text(
    '来源办件的这份材料过了复用期、不是这一户的，或来源是 PDF。',
    'The source is too old, belongs to another household, or is a PDF.',
  ),
  'visit/settled': text(
    '任务已经办结、退回窗口或被县里取消。',
    'It is done, back with the window, or cancelled by the county.',
  ),
  'visit/not-to-call-off': text(
    '自己登记、还没收件的才能取消。县里派的请县里取消，收了件的照常办完。',
    'Only one’s own registration at which nothing was received. The county cancels its own; a visit with papers is finished as usual.',
  ),
  'visit/not-to-take-back': text(
    '“不在家”和“办完了”由本人在当天撤回。签过名的送达不能撤回：弄错了，当天告诉镇窗口负责人。',
    'Whoever pressed “nobody at home” or “finished” takes it back on the same day. A signed delivery stands: tell the lead of the township’s window today.',
  ),
  'visit/choose-first': text(
    '上门受理：现在即为收件时间；代办：受理时间以镇窗口接收为准。在任务页上选一个。',
    'Doorstep: received now. Delegate: received at the township’s counter. Choose one on the visit’s page.',
  ),
  'visit/no-case': text(
    '请县里在派任务时填办件编号，重新派一次；结果先带回窗口。',
    'The county assigns it again with the number of the case; the result goes back to the window meanwhile.',
  ),
  'visit/receiver-number': text(
    '对着身份证逐位核对，也可以读卡。',
    'Compare it with the card sign by sign, or read the card.',
  ),
  'visit/receiver-minor': text(
    '代收人要是同住的成年家属；没有的，记不在家，改天再送。',
    'Only an adult who lives there may take it; otherwise note nobody at home, and come again.',
  ),
  'visit/no-sheet': text(
    '回到任务页，看送达回证现在是第几号。',
    'Go back to the visit and see which number its sheet has now.',
  ),
  'evidence/incomplete': text(
    '没有定位时填村名和原因；拍到人的照片要写明谁同意、用作什么。',
    'Without a fix give the village and the reason; a photograph of a person needs whose consent and what for.',
  ),
  'handover/nothing': text(
    '本机没有未交接的办件，或者没有选中任何一件。',
    'No case here waits to be handed over, or none was chosen.',
  ),
  'handover/too-large': text(
    '一批最多 200 件、400 兆；少选几件，分批交接。',
    'A batch has 200 cases and 400 MB at most; choose fewer.',
  ),
  'handover/wrong-code': text(
    '让代办员重新打开这一批的交接码，再扫一次；手输时核对 16 位交接码。',
    'Ask the agent to show the code of this batch again; when typing, check all 16 signs.',
  ),
  'handover/damaged': text(
    '换个U盘，请代办员把这一批重新存一次。',
    'Ask the agent to save the batch again, on another stick.',
  ),
  'handover/other-batch': text('文件名里有批次号；按批次号找文件。', 'The batch number stands in the file’s name.'),
  'handover/verdicts': text(
    '每件要么接收（原件数和清单一致），要么退回并写明原因。',
    'Each case is taken with all of its originals, or given back with a reason.',
  ),
  'handover/gone': text(
    '办件已随批次交接，后续在接收的窗口办。',
    'It went with a batch; the receiving window goes on with it.',
  ),
  'original/settled': text(
    '台账里已有签收记录，不能再退一次。',
    'The ledger holds a signed return; it can’t be returned twice.',
  ),
  'ledger/full': text(
    '磁盘满了，未完成的这一步没有写入；请管理员清出空间，不要删除数据目录。',
    'The disk is full and this step was not written; have space made, never by deleting the data directory.',
  ),
  'ledger/chain-broken': text(
    '事件链校验不通过，已停止受理；保持原样，联系监察和技术支持。',
    'The event chain fails its check and accepting has stopped; leave all as it is, call supervision and support.',
  ),
  'vault/missing': text(
    '材料库里缺这一页；原件还在就重扫，不在就联系技术支持从备份找。',
    'This page is not in the vault; scan the original again, or have support look in the backup.',
  ),
  'vault/damaged': text(
    '这一页的校验不通过，原文件已隔离保留；请重扫，并检查磁盘。',
    'This page fails its check and was set aside, not deleted; scan again and have the disk checked.',
  ),
  'paper/cannot-render': text(
    '排版出错，详情里有原因；办件不受影响，稍后补打。',
    'Layout failed, the reason is in the details; the application is unaffected, reprint later.',
  ),
  'document/field-missing': text(
    '缺哪几项见详情：多半是这一步没有填全，或者本机还不知道（如办结日待定）。文书不会印出空行，也没有占用文号。',
    'The details name what is missing: mostly the step was not filled in, or it is not known here yet. No number was used.',
  ),
  'document/not-due': text(
    '先在办件里完成相应的步骤（受理、补正告知、送达等），再开文书；已作废、已归档的办件不再开新的委托类文书。',
    'Make the step first (accept, ask for correction, deliver …), then issue its document.',
  ),
  'document/not-found': text(
    '文书不在本机台账里：可能由另一台终端开出，请到那台终端补打或者到县平台核验。',
    'The document is not in this ledger: perhaps another terminal issued it. Reprint it there or check it at the county.',
  ),
  'input/invalid': text(
    '送来的内容不合约定，详情里有位置；若反复出现请联系技术支持。',
    'The input does not have the agreed form, see the details; call support if it recurs.',
  ),
  'simulator/unavailable': text(
    '用 --devices simulated 启动才有演示面板。',
    'Start with --devices simulated to have the demo panel.',
  ),
  ...setupHints,
  ...windowHints,
  ...kioskHints,
};
