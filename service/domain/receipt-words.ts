/**
 * The words of receipts: short and known to everybody, said on the telephone without spelling, none that sounds like
 * another, none of a party, a faith, a number or an insult. Once given out, a receipt has to be found again: words
 * may be put in the place of others, and old receipts stay good, since what is stored is the whole text.
 */

const words = (block: string): readonly string[] => block.trim().split(/\s+/)

/** 512 things. */
export const nouns = words(`
  abon air akar akasia alis alpukat andong anggrek anggur angin angkot angsa anting apel aren arus arwana asoka
  aspal aster atap awan ayam badak bahu baja baju bakso balok balon bambu bandara bandeng bangau bangku bantal
  baskom bata batang baterai batik batu bawang bayam bebek becak bel belut bemo benang benih beo beruang besi
  bihun biji biola bison bola boneka bor botol brokoli buah bubur buih bukit buku buncis bunga bus busa cabai
  cabang cahaya cangkir cangkul capung cat catur cemara cempaka cendol cengkeh cenil cerek cermin cicak cincin
  cumi dagu dahan dahlia danau dapur daun dawet debu delima delman dendeng dermaga desa dinding dodol dokter domba
  dompet donat drum duku duri durian emas ember embun emping fajar feri gado gamelan gang garam garpu gasing
  gayung gelang gelas gelatik gembok genting gerobak getah getuk giok gitar golok gong granit gua gudeg gula
  guling gunting guntur gunung gurame gurita guru halte hamster handuk hujan hulu hutan intan irama itik jagung
  jahe jaket jalan jam jambu jamur jari jarum jati jendela jengkol jerapah jeruk kabel kabut kaca kacang kain
  kakao kakap kakatua kalung kamar kambing kamera kampung kampus kancil kancing kano kantor kanvas kapak kapal
  kapten kapur karang karet karpet kasuari kasur katun kaus kebaya kebun kecap kecipir kedelai keju kelapa kelinci
  kelopak kemeja kemiri kenanga kencur kendang kentang keong kerang kereta kerikil keripik kertas kerucut kerupuk
  ketel ketupat kijang kilat kipas klepon koala kodok koki kol kolak kolam kompor koper kopi kota kristal kuas
  kubis kubus kucing kuda kue kumbang kunci kuncup kunyit kupu kurma labu laci ladang lagu lampu landak langit
  langsat lantai laron laut layang layar lebah leci lele lem lemari lembah lemper lencana lereng lilin lobak
  lontong lukisan lumba lumpur lumut lutut madu mahoni malam mangga manggis mangkuk map markisa marmer masinis
  medali meja melati melon mentega merak meranti merica merpati mesin mobil motor muara mujair musang musim
  mutiara nada nampan nanas nangka nasi nelayan nuri obeng ojek ombak opor padang padi pagar pagi pahat pakis pala
  panci panda pandan pantai papan pare pari pasar pasir pastel patung paus payung pecel peci pelangi pelikan
  pelukis pempek pena penari peniti pensil penyair pepaya perahu perak perawat permata permen pesawat peta petani
  petir piala piano pilot pinguin pintu pinus pipit piring pisang pisau pita pot pucuk pulau radio rak raket rakit
  rambu ransel rantai ranting rawa rawon rebab rel rendang risoles robot rok roket rotan roti rubi rujak rumah
  rumput rusa sabun safir sagu salak salju salmon sambal sampan samudra sandal santan sapi sapu sarung sasando
  sate sawah sawi sawo sekolah sekop selada selai seledri selimut selop semak semen semut sendok senja senter
  sepatu sepeda serabi serai siang sikat siku siomay siput sirsak sirup sisir sofa songket sopir sore soto stasiun
  stempel suling sungai sutra syal tabung tahu taksi talas tali taman tanah tangga tangkai tanjung tari tas tebing
  tebu teh teko telaga telepon teluk telur tembaga tempe tenun teras teratai teri tiang tikar timah timun tirai
  toko tomat topeng topi traktor trompet truk tukang tulip tuna tunas tupai ubi ubin udang unta vanili vas wajan
  wajik warung wayang wortel zamrud zebra
`)

/** 256 colours and qualities. */
export const adjectives = words(`
  abadi agung ahli ajaib akhir akrab aktif alami aman anggun antik arif asam asin asli atas awal bahagia bahari
  baik bangga barat baru basah bawah bebas beku bening berani berat bersih besar betul bijak biru bugar bulat cair
  cantik cepat cerah cerdas cerdik ceria cermat cocok curam dahsyat dalam damai dangkal datar dekat depan dingin
  dini elok empuk encer fasih favorit gagah gampang garing gelap gembira gempal gemuk gesit girang gurih halus
  hangat haru harum hebat hemat hening hijau hitam imbang imut indah jarang jauh jelas jenaka jernih jingga jujur
  kaku kasar kecil kekal kekar kelabu kental kenyal keras kering ketat khas kilau klasik kocak kokoh kompak
  kreatif krem kuat kuning kuno laju lama lambat lancar landai langka lantang lapang lebar lebat lega legit lembap
  lembut lengkap lentur licin lincah lokal longgar lonjong luas lucu lugas lugu luhur lunak lurus luwes mahal
  mahir manis mantap marun matang megah mekar mentah merah merdu mewah miring modern molek muda mulia mulus mungil
  murah murni nyaman nyaring oranye padat pahit panas pandai panjang pasti pedas pekat pelan pendek penuh pintar
  pipih pirang polos populer prima puas pudar putih rajin ramah ramai ramping rapat rapi rata redup rendah renyah
  riang rimbun rindang ringan ringkas riuh rukun runcing sabar samar santai santun segar sehat sejati sejuk
  selatan sempit senang senyap sepi serasi serupa setara setia sibuk sigap singkat sopan stabil subur sunyi tabah
  tajam tampan tangguh tangkas tawar tebal tegap tegas teguh tekun teliti tenang tenar tengah tepat tepi terang
  timur tinggi tipis toska tua ulet ungu unik utara utuh wangi
`)
