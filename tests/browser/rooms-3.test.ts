import {checkRooms} from "./rooms.js";

checkRooms(2, 8);
