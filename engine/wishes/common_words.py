"""Common German and English words that are one slip away from a word for clothes: no slips."""
# Found by trying the most common 60,000 words of each language against the lexicon.

COMMON_WORDS = """
abzüge adjourn adress akron angesetzt angesetzte angesetzten anlügen anzulegen anzuregen
aufdrücken ausdruck ausdrucke ausdrucken ausdrucks azoren azores backen backs balken balzer bangen
banter barack barocke bases basses bauen bauer baumes bauten bedrucken bedrückt beers beide beidem
beiden beider beier beinen bennie bergen berger berges bernie besides besticht bestückt betel
beton betonen betteln beuel beugen beute biegen bieres biking blacked blacker blades blames
blanken blanks blasen blaze blazed blazes blicken blocken blocks blosse blossem blossen blosses
blossomed bluesy bluish blushed blutet blutig blutige blutigen blutiger blutiges bläschen blöcken
blühen blühte bodens bolden bombe bombed bomben boobies bookies boost boosts boote booted bootes
booths borden boron boten bottom bowden bracken brainer brains brauen brauer brause brausen brecon
brenton bretton brides briton britons brock brocken browne browned browner brows bruner brunn
bruns brushes brutes bruton brüten bundes bunker bunsen burgund burton busen buses bushes buster
butter buxton bäumchen bäumen büschen cameos camouflaged campen campos capers capps carding cardio
cards carlin carman carmel cases causes cellar cellars chechen checke checker checkin checkt
cheeked cheeks chicken chicks chinas chins chiron chocolat chocolates chopped choral chosen
chucked chucks chutes clothe clothed cloths clotting clutched coals coasts coated coates cocker
coker collab collapses collard collated colmar copped corps corral cramer crapped crappy creamer
creams creamy crepes crewmen crimes croats crocker cromer cropper crusts crutch crutches denies
denis docker dockers doses drecks dressed dresser dressers drucke drucker druckern druckt drunken
drunks drücken ducks duress einteilen elder elefant elegans elegante eleganz emotive erden esport
fakten falken fallen falte falter faltet farber farmen fasten fatten feiere feiern feiert feiner
festem festen fester festes flachs flange flanges flieg fliegen flieger fliegt flinders floats
flocken flocks flora flowed freier frieder frosts färben garaus gauner geben geber gelaber gelder
geldes geller gelten gerard gerber gestoppt gestreckt gestreckten gestreikt gilden giles gitter
gittern glatter glebe glitz glitzert globes glosse glove gloved glover goldie goldin golding golem
golfen golfer gosse graben grabes graces grader grades grafen grapes graphik graphit grasen grasse
grater grates grauens graves grazer greeks greene greener greets greven grossed grossem grossen
grosser grosses grosso grouse groves gruben gruber gruden grunde grundes grunge grunts grunzen
grössen grösser grösste gründe gründen gründer grüsse gulden gurgel gurte gurten haben habens
haften halben halber halbes haller halte halted halten haltern haltet halver handbuch handbücher
harmlos harmlose harmlosen harmloser harmloses harten harter hasses hasten hater hates hatten
hatter hauen haufen hausen hauses heater heathen heiden helden helter hemmen herbs herden heute
heyden hitchens hochzeits hocker hoden holden hombre hombres hooked horden horses hosten houses
husten hutchins hutten häuten hüften hütten indio indios inigo jacked jackie jacks jagger jakes
jecken jogged joggen jucken jumped kabeln kamele kamen kapiert kappel karbon kargen karton keine
keinem keinen keiner keines kerzen ketten kettle kippen kitted klagen klangen klappe klappen
kleidet klein kleinere kline knappe knappen knappes knopf knotted knöpfen kontrakt kontraste
kostümen kraken kralle krallen kreise kurden kuren kurier kursen kurses kurven kurzum köpfe kürzen
kürzer lachen lachst lackey lackeys lagen lager lagging lancer lances landen lander landes lanes
langue lanier larger leader leaker leaner lecke lecken leckere lecter ledger lehnen lehner leiche
leicht leichtem leichten leichter leichtes leiden leider leihen leine leisen leiten leiters lemmon
lemons lemony lender lenker leoben leonard leonie leotard lernen lerner letter lettern lettres
leuchte liane lichte lieder lienen lilacs lilian lilien lilies linen lingen linger littering
litters loader loaders locker lockern lockers logging loner longer looses lugging lungen lunges
längen länger mailed maine mandel mandeln mangel mangeln mangels mantle manuel marbled mariae
marie marien mariens marin marina marinas mariner mariners marino marion marked marley marlon
marne marnie maroons marred martel martine master masters mattel mauled mauren maven maxine
meinten melanie mieten minden minen mines minted minton minuten mister mitten modelled modellen
modells models morell motifs motion munster munter murine muten mutes mutter muttern mutters
mängel mängeln münzen naveen naver navies nudeln nudges ochsen ohren olivier orang oranien oranje
orten ortes otten outwit packet packets paddel paddled painted paints pajama palin pancho panties
paras parity parken parkes parkin parkman parks partly parts patrol patten patter petiole petro
petroleum petrov picken picker picket pickets pikes pines pinkel pinkeln pinkie pinter pints
places placid plains plants platin playin plover plume plumes plumpen pocken pointed pointen
points polak polska pools praise precise preisen preises preiss preist premise presse pries
printer prinzen prise puffed puffin puffs pulis pulling pulls pulses pulver punks punktet punkto
punts puren pures purges pursue pursues quieted quitting racker rainbows rangel raschen rasten
rauschen recke recken reisen reiser reisse reiste resten revise riegel riese ringe ringed ringen
ringer ringers ringes rinteln roasts rochen rocked rockers rocket rockets rockies rockin rocking
rollen rollie rolling rollins rolls romane romanen romer roper rosales rosary roshan rosinen
roster rother rotten rotter routen router routes rucker runner russen rusted rutschen rösten
rücken rüsten sacken sacks sagten salbe salben salman salmond salomon salon salons saloon saloons
sammer sangen saugen scandal scandals scares scarlets scarlett scars schaaf schaar schale schalen
schalk schall schalt scharf scharfen schaun scheck schecks schicht schichten schlacht schlachten
schlachter schlampen schlappe schlecht schlechte schlechtem schlechten schlechter schlechtes
schleicht schleifen schleift schleppen schlich schliche schlichen schlucht schluchten schluck
schlächter schmal schnappen schoen schufen schule schulen schuss schwanz schwarm schwartz schwaz
scotty scrappy scraps scream seater seguin seidel seifen selber senden senken shacks shades shakes
shales shames shaped shaper shares sharpe shaves shawn shifts shipper shippers shires shits shocks
shone shoots shores shorten shorty shots shouts shoves sicker sides sieber sievers silbe silben
simmer sitze sitzen skandal skandale skandalen skandals skipper skippers skirted skits slack
sleepless slices slicker slide slider sliders slipped slippery sliver slivers sloan slotted smacks
snacks sneaked snicker snorts snotty sockel socket solide solides solids solver solvers somber
sombre somme sommers sorts sparking sparkle sparky spatzen speaker speakers spite spitz spitzel
spitzem spitzer spitzt sported sportliche sports sportschule spott spotten spotter spottet spouses
spouts sprach sprache sprachen sprech spreche sprechen spreng sprich sprint sprinted sprints
spritze spritzen spruce spräche sprächen sprühen stacks stages stand starkly starlet stecker steif
steifen stepping stick stickers stickler sticks stinker stipe stocken stocker stocks stoffen
stoffes strack strafen straights strain strainer strait strands strang strange strapon strass
straus straws strays strebt strecken street streich streichen streife streift streik streiken
streiks streikt streite streiten streits strengen strenger strengt stretchy streut strich strichen
stricke stricker strickt strict stride strides strife strike strikes string strip strippen strips
strive strived strives strong struck strumpf strung stränge strümpfen stumpfe subset suites summer
sunsets sweated sweeter swimsuits säcken takten tanten tapes tapfer tappen taran tartar tarzan
tassen tasted taster tastes taten tauben tauche tauchen taucher taufen taugen tausche tauschen
teases tenses testen theses tiers tigger tight tigre timers tische tischen tisches tonics toppen
torten tosses totems touches tracer tracers tract trader traders trage tragen trailer trailers
trained trainee trainees trainerin trainor trauer trauern travers trocken tropen trouser trusts
träge trägerin tuchel tucker tunis tupper turkic turkish turks tusche töpfchen töpfen töpfer
türkin undies undine unites usages velten verkürzen veste vested violent violets violetta vreden
waiting wastes webster weiche weicht weisen weiser weisst weisste weiten weiter weites welles
welten welter werten werter wertes wesen wesens weser wespen wessen westend westerns westin weston
wests wetten wetter wettern wheels whines whiter whitest whitey whiting whitten wholly wiese
winder winger winner wintern winters winzer wisse wissen witter wollen wollte woollen woolley
wooly writes writhing wüsten zapfen zocker zupfen überbacken überziehen
"""
