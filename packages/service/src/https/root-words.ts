/** Words of the page that tells how to install the root certificate. A table. */
export interface RootWords {
  readonly lang: string;
  readonly title: string;
  readonly why: string;
  readonly get: string;
  readonly check: string;
  readonly limits: string;
  readonly android: string;
  readonly ios: string;
  readonly windows: string;
  readonly thenOpen: string;
  /** said where no reader has approved the words; null where the words are the source */
  readonly unreviewed: string | null;
}

export const ROOT_WORDS: readonly RootWords[] = [
  {
    lang: "en",
    title: "Install the certificate of this Touchstone",
    why: "Forms that work offline, passkeys and the camera need a connection that the device trusts. Install this certificate once on each device.",
    get: "Download the certificate",
    check:
      "Compare its fingerprint with the one that the office tells you by telephone or on paper. If they differ, do not install it.",
    limits: "It can vouch for these names and networks, and for nothing else:",
    android:
      "Android: Settings → Security → More security settings → Encryption & credentials → Install a certificate → CA certificate → choose the file.",
    ios: "iPhone and iPad: open the file in Safari and allow it. Settings → General → VPN & Device Management → install the profile. Then Settings → General → About → Certificate Trust Settings → switch it on.",
    windows:
      "Windows: open the file → Install Certificate → Current User → Place all certificates in the following store → Trusted Root Certification Authorities.",
    thenOpen: "Then open",
    unreviewed: null,
  },
  {
    lang: "zh-Hans",
    title: "安装本 Touchstone 的证书",
    why: "离线表单、通行密钥和相机需要设备信任的连接。请在每台设备上安装一次此证书。",
    get: "下载证书",
    check: "请将指纹与办公室通过电话或书面告知的指纹核对。如不一致，请勿安装。",
    limits: "此证书只能为以下名称和网络担保，不能用于其他任何网站：",
    android: "Android：设置 → 安全 → 更多安全设置 → 加密与凭据 → 安装证书 → CA 证书 → 选择文件。",
    ios: "iPhone 和 iPad：在 Safari 中打开文件并允许。设置 → 通用 → VPN 与设备管理 → 安装描述文件。然后在 设置 → 通用 → 关于本机 → 证书信任设置 中启用。",
    windows: "Windows：打开文件 → 安装证书 → 当前用户 → 将所有证书放入下列存储 → 受信任的根证书颁发机构。",
    thenOpen: "然后打开",
    unreviewed: "本页面的中文用语由机器撰写，尚未经母语者审校。",
  },
  {
    lang: "bo",
    title: "Touchstone འདིའི་ལག་ཁྱེར་སྒྲིག་འཇུག་བྱེད་པ།",
    why: "དྲ་རྒྱ་མེད་པའི་སྐབས་ཀྱི་རེའུ་མིག་དང་པར་ཆས་ལ་ཡིད་ཆེས་རུང་བའི་འབྲེལ་མཐུད་དགོས། སྒྲིག་ཆས་རེ་རེར་ལག་ཁྱེར་འདི་ཐེངས་གཅིག་སྒྲིག་འཇུག་བྱོས།",
    get: "ལག་ཁྱེར་ཕབ་ལེན།",
    check: "མཛུབ་རྗེས་འདི་ལས་ཁུངས་ཀྱིས་བཤད་པ་དང་བསྡུར་རོགས། མི་མཚུངས་ན་སྒྲིག་འཇུག་མ་བྱེད།",
    limits: "ལག་ཁྱེར་འདི་མིང་དང་དྲ་རྒྱ་འདི་དག་ཁོ་ན་ལ་སྤྱོད་ཐུབ།",
    android: "Android: Settings → Security → Install a certificate → CA certificate",
    ios: "iPhone, iPad: Safari → Settings → General → VPN & Device Management; About → Certificate Trust Settings",
    windows: "Windows: Install Certificate → Current User → Trusted Root Certification Authorities",
    thenOpen: "དེ་ནས་ཁ་ཕྱེ།",
    unreviewed: "ཤོག་ངོས་འདིའི་བོད་ཡིག་འཕྲུལ་ཆས་ཀྱིས་བྲིས་པ་དང་། ད་དུང་ཞུ་དག་བྱས་མེད།",
  },
];
