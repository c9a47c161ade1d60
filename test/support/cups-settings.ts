/** The files that make a CUPS scheduler live below `home` and nowhere else. */
export function serverFiles(home: string): string {
  return `ServerRoot ${home}/root
ServerBin ${home}/bin
DataDir /usr/share/cups
DocumentRoot /usr/share/cups/doc-root
CacheDir ${home}/cache
StateDir ${home}/state
RequestRoot ${home}/spool
TempDir ${home}/spool/tmp
ServerKeychain ${home}/root/ssl
AccessLog ${home}/log/access
ErrorLog ${home}/log/error
PageLog ${home}/log/page
SystemGroup root
`;
}

export function schedulerSettings(port: number): string {
  return `LogLevel info
Listen 127.0.0.1:${port}
Browsing No
WebInterface No
DefaultAuthType None
MaxLogSize 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;
}

/**
 * A back end in the way of CUPS (backend(7)): reports the printer's state on standard error, and keeps a printer's
 * patience with missing paper.
 */
export function dropBackend(home: string): string {
  return `#!/bin/sh
if [ $# -eq 0 ]; then echo 'direct drop "Drop printer" "Drop"'; exit 0; fi
queue=\${DEVICE_URI#drop:/}
mood="${home}/moods/$queue"
if [ -e "$mood.abort-next" ]; then rm "$mood.abort-next"; echo 'ERROR: cannot print this' >&2; exit 1; fi
while [ -e "$mood.no-paper" ]; do echo 'STATE: +media-empty-error' >&2; sleep 0.1; done
echo 'STATE: -media-empty-error' >&2
while [ -e "$mood.jam" ]; do echo 'STATE: +media-jam-error' >&2; sleep 0.1; done
echo 'STATE: -media-jam-error' >&2
cat "\${6:--}" > "${home}/out/$queue/job-$1.pdf"
`;
}

/** The least that makes CUPS hand PDF on as PDF, through its own page filter. */
export const dropPpd = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "DROP.PPD"
*Manufacturer: "Drop"
*Product: "(Drop)"
*ModelName: "Drop PDF printer"
*ShortNickName: "Drop PDF printer"
*NickName: "Drop PDF printer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsVersion: 2.2
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*OpenUI *Duplex/Two-Sided: PickOne
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long Edge: ""
*Duplex DuplexTumble/Short Edge: ""
*CloseUI: *Duplex
`;
