#pragma once
// What a random decision is about. The purpose is part of every key.

#include <cstdint>

namespace wangge::core {

/// One entry for each kind of random decision. The numbers are part of every result ever computed: they are
/// never reused or renumbered; an entry that falls out of use keeps its number and is marked as retired.
enum class Purpose : std::uint32_t {
    kTest = 1,  ///< tests only

    // the day (200-299); `when` is the day unless said otherwise
    kOuting = 200,       ///< rank (day, resident): visit and its tick
    kShopping = 201,     ///< words (day, household): market or shop, tick, minute
    kShopper = 202,      ///< rank (household, member): who shops
    kCommute = 203,      ///< rank (0, resident): minutes of the way to work or school
    kMedicalTrip = 204,  ///< words (day, resident): tick and minute
    kMatch = 205,        ///< rank (day * 8 + tick, place and round): pairing of slots
    kExtraRound = 206,   ///< rank (day * 8 + tick, place): the fractional round
    kInfect = 207,    ///< two people, when day * 8 + tick, which setting and number: does an encounter infect
    kInfector = 208,  ///< rank (contact, infector): who was first within a tick
    kCourse = 209,    ///< subject resident, when ordinal: incubation, symptoms
    kInfectivity = 210,  ///< subject resident, when ordinal: individual infectiousness
    kImportWho = 211,    ///< rank (0, resident): who brings infection
    kImportWhen = 212,   ///< subject resident: on which day
    kStayHome = 213,     ///< subject resident: stays at home with symptoms
    kFever = 214,  ///< subject resident: has fever today; which 1: found; rank (day, resident): false alarm
    kAcute = 215,  ///< subject household: member, minute; which 1: days until the next event
    kStock = 216,  ///< subject household, when 0: food stock on day 0
    kMedicine = 217,    ///< subject resident, when 0: medicine stock on day 0
    kRelatives = 218,   ///< subject household: phase of relatives' visits, minute, admitted
    kComply = 219,      ///< rank (day, resident): gives up forbidden outings, or slips out
    kDecline = 220,     ///< subject resident, when 0: belongs to those whose compliance declines
    kAdhere = 221,      ///< rank (day, resident): keeps to a home order today
    kLeak = 222,        ///< rank (day and errand, resident): leaves through a gap
    kEvade = 223,       ///< words (day and errand, resident): evasion, channel, success
    kConflict = 224,    ///< words (day and errand, resident): conflict, dispute, exit ticket
    kPaper = 225,       ///< rank (0, resident): carries a paper the code check accepts
    kScan = 226,        ///< rank (day and place, resident): scans on entering
    kPassage = 227,     ///< rank (gate second, resident): order in a queue
    kServe = 228,       ///< rank (task, worker): who takes a task
    kTaskOrder = 229,   ///< rank (day, task): order of tasks of one class
    kPresence = 230,    ///< rank (day, worker): comes today
    kQuit = 231,        ///< subject worker: quits today
    kAnswer = 232,      ///< subject household, when sweep, which knock: the door opens
    kTell = 233,        ///< subject returnee, when 0: tells when asked; which 1: reports unasked
    kUnit = 234,        ///< subject household, which topic: days until the unit arrives
    kBuy = 235,         ///< rank (day, household): order at the shops when goods are short
    kDoor = 236,        ///< subject household: which member is met at the door
    kFitSample = 237,   ///< rank (0, resident): sample of index cases of the fit
    kFitCourse = 238,   ///< subject index case, which housemate: courses and thresholds of the fit
    kYard = 240,        ///< words (day, grid): order of its residents for the yard, tick
    kEvent = 241,       ///< rank (day, group): gathers today, tick
    kAttend = 242,      ///< rank (day, resident): comes to the gathering
    kLetIn = 244,       ///< subject resident, which place kind: is among those let in today
    kAtHome = 245,      ///< worker, when 0: can work at home when work is closed
    kInfectLine = 246,  ///< rank (day, infector, point): 2n where point n falls on the line, 2n + 1 its luck
    kLeisure = 247,     ///< words (day, grid): order of its residents for leisure, tick
    kOutingWay = 243,   ///< words (day, resident): minutes of outings beyond the gates; word 1: gathering

    // testing and severity (250-269)
    kSwab = 250,         ///< subject resident, when day, which kind of test: the swab is positive
    kTubeOrder = 251,    ///< rank (day, resident): order of tubes in the laboratory
    kVaccinated = 252,   ///< subject resident, when 0
    kHadBefore = 253,    ///< subject resident, when 0: infected before the first day
    kSeverity = 254,     ///< subject resident, when ordinal, which stage: severe, critical, death; times
    kHospitalBed = 255,  ///< rank (class, resident): order of those who wait for a bed
    kSeek = 256,         ///< subject resident, when ordinal: seeks care; which 1: fears the clinic
    kClinicTurn = 257,   ///< rank (day, resident): order in the fever clinic
    kCallTurn = 258,     ///< rank (day, resident): order on the telephone

    // mind and hands (270-289)
    kFear = 270,        ///< rank (day, resident): puts off the way to the clinic
    kRumour = 271,      ///< subject household, when 0: believes a rumour
    kFormError = 273,   ///< subject household, when sweep, which knock: the form is wrong, which part
    kDiscretion = 274,  ///< subject resident: whether an order on a person is carried out
    kLink = 275,        ///< subject resident or household, which link: a record matches
    kDoorFever = 276,   ///< subject resident: a fever is told at the door
    kIllStaff = 277,    ///< rank (0, worker): who falls ill first
    kSlip = 272,        ///< words (day, resident) who tries to get out although kept in: channel, success

    // synthesis of people, homes and places (100-199)
    kHouseholdSize = 100,   ///< household: who gets which size
    kTenure = 101,          ///< household: who rents
    kHouseholdType = 102,   ///< household: who gets which composition
    kAgeOrder = 103,        ///< household: who picks ages first
    kMemberAge = 104,       ///< resident: place in the age distribution, gaps to relatives; sex
    kAgeRemainder = 105,    ///< community, year of age: which years of a band get one person more
    kReturnee = 106,        ///< resident: who came back
    kArrival = 107,         ///< returnee: the day
    kEmployed = 108,        ///< resident: who works
    kTelework = 109,        ///< worker: can work from home
    kEssential = 110,       ///< worker: goes on under closure
    kStaffPool = 111,       ///< resident, pool: who serves
    kOutsider = 112,        ///< staff from elsewhere: age and sex
    kShowsCode = 113,       ///< resident: phone and skill
    kChronic = 114,         ///< resident: daily medicine
    kSupplied = 115,        ///< household: relatives bring food
    kStairwellKind = 116,   ///< stairwell: bungalow lane, stairs or lift
    kStairwellSize = 117,   ///< stairwell: how many households
    kStairwellSite = 118,   ///< stairwell: where it stands
    kGateSite = 119,        ///< gate: where on the border
    kFriends = 120,         ///< rank (grid or community, block, friend, round, place): matching of households
    kHomeShop = 121,        ///< household: which shop
    kWorkplace = 122,       ///< worker: which workplace and team
    kClass = 123,           ///< pupil: which class of the year
    kSlot = 124,            ///< place, resident: order of the slots
    kHomeRestaurant = 125,  ///< retired
    kHomeStore = 126,       ///< retired
    kLine = 127,            ///< commuter: rides, which line
    kGroup = 128,           ///< community, resident: order in which groups that gather are formed
    kGroupSize = 129,       ///< group that gathers: how many regulars

    // further synthesis (130-149)
    kSector = 130,     ///< worker: farming by age, else by rank
    kSex = 131,        ///< band, resident: sex of those who are not half of a couple
    kHukou = 132,      ///< category, household: who is registered elsewhere
    kEnrolment = 133,  ///< child: goes to school
    kDormitory = 134,  ///< resident: age in care homes and dormitories

    // policies (300-339)
    kReach = 300,     ///< household, mixed with the policy's key: is it within a policy's reach
    kFalseRed = 301,  ///< subject grid, which point: whose code turns red by mistake
    kBed = 310,       ///< rank (0, resident): who gets a bed of central quarantine
    kCentre = 311,    ///< two residents, when day * 8 + tick: they meet in central quarantine
    kRecall = 313,    ///< two residents: the one remembers to have met the other
    kTracing = 314,   ///< rank (0 call, 1 interview; resident): order within a class of calls
    kSentAway = 312,  ///< resident: is to go to central quarantine rather than stay at home

    // what is written down (340-349)
    kRecorded = 340,  ///< infected resident, when day: the infection is in the sample that is kept
};

}  // namespace wangge::core
