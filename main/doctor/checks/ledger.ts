import { type Check, type Finding, fail, fine, type LedgerLook, say, warn } from '../check.ts';

const subject = say('台账', 'ledger');

export const ledgerCheck: Check = {
  id: 'ledger',
  subject,
  limitMs: 60_000,
  run: async (scene) => [verdictOnLedger(await scene.ledger())],
};

export function verdictOnLedger(look: LedgerLook): Finding {
  switch (look.state) {
    case 'none':
      return fine(subject, say('尚未建立', 'none yet'));
    case 'in-use':
      return warn(
        subject,
        say('终端正在使用，未核对', 'in use by the running terminal, not verified'),
        say('要核对事件链，请先退出终端', 'to verify the chain, close the terminal first'),
      );
    case 'sealed':
      return warn(
        subject,
        say(
          `${look.eventCount} 条事件，文件完好；密钥在系统密钥库`,
          `${look.eventCount} events, the file is sound; its key is in the system’s key store`,
        ),
        say('事件链由终端启动时核对', 'the terminal itself verifies the chain'),
      );
    case 'unreadable':
      return fail(
        subject,
        say(`打不开：${look.detail}`, `cannot be opened: ${look.detail}`),
        say(
          '不要删除任何文件；把数据目录完整复制一份，报告技术人员',
          'delete nothing; copy the whole data directory and tell the engineers',
        ),
      );
    case 'read':
      if (look.flaw === null)
        return fine(
          subject,
          say(`${look.eventCount} 条事件，链完整`, `${look.eventCount} events, the chain is intact`),
        );
      return fail(
        subject,
        say(
          `事件链在第 ${look.flaw.seq} 条断开：${look.flaw.reason}`,
          `the chain breaks at event ${look.flaw.seq}: ${look.flaw.reason}`,
        ),
        say(
          '可能被改动过：保留现场，报告县平台管理员',
          'it may have been altered: leave everything as it is and tell the county’s administrator',
        ),
      );
  }
}
